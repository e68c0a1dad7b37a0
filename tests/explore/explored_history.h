// A made-up history of three years through the real models, and the same plays in memory to count by hand.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "../model/staged_history.h"
#include "explore/explore_api.h"
#include "explore/period.h"
#include "explore/slice_request.h"
#include "model/build_models.h"

namespace tonearm {

/// A play as a filter sees it. Its day is 0 and its hour -1 where its time is not known.
struct KnownPlay {
  std::int64_t uts = 0, day = 0;
  int hour = -1;
  std::string artist, album, track;
  std::int64_t artist_id() const { return fingerprint({artist}); }
};

/// Built once for all tests of a program.
class ExploredHistory {
 public:
  static constexpr const char* kHostile = "<img src=x onerror=alert(1)>";

  static ExploredHistory& instance() {
    static ExploredHistory history;
    return history;
  }

  Warehouse& warehouse() { return staged_.warehouse; }
  const ExploreSettings& settings() const { return settings_; }
  const std::vector<KnownPlay>& plays() const { return plays_; }

  nlohmann::ordered_json ask(const std::string& path, const QueryPairs& query = {}) {
    const ExploreAnswer answer = explore(warehouse(), settings_, path, query);
    EXPECT_EQ(answer.status, 200) << path << " " << answer.body;
    return nlohmann::ordered_json::parse(answer.body);
  }
  Slice slice(const QueryPairs& query) {
    return slice_of(warehouse(), Parameters(query), settings_.user, settings_.hemisphere);
  }

  /// Genre, family and weight by artist.
  struct Weight {
    std::string genre, family;
    double weight;
  };
  const std::vector<Weight>& weights(const KnownPlay& play) const { return weights_.at(play.artist_id()); }

  /// What a play counts in the slice: 0 where it is not in it, less than 1 where only a part of its genres is.
  double counts(const Slice& slice, const KnownPlay& play) const {
    const auto holds = [](const auto& wanted, const auto& value) {
      return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
    };
    const bool asks_time =
        slice.from || slice.to || !slice.weekdays.empty() || !slice.hours.empty() || !slice.seasons.empty();
    if (play.uts == 0 && asks_time) return 0;
    if (play.uts > 0) {
      const Date date = civil_from_days(play.day);
      if ((slice.from && date < *slice.from) || (slice.to && *slice.to < date)) return 0;
      // 1970-01-05 was a Monday.
      if (!holds(slice.weekdays, static_cast<int>((play.day - 4) % 7) + 1)) return 0;
      if (!holds(slice.hours, play.hour) || !holds(slice.seasons, static_cast<int>(date.month % 12 / 3))) return 0;
    }
    if (!holds(slice.artists, play.artist_id())) return 0;
    if (slice.families.empty() && slice.genres.empty()) return 1;
    double weight = 0;
    for (const Weight& of_genre : weights(play))
      if ((!slice.families.empty() && holds(slice.families, of_genre.family)) ||
          (!slice.genres.empty() && holds(slice.genres, of_genre.genre)))
        weight += of_genre.weight;
    return weight;
  }

  /// Sum of what `key` says of each play in the slice, as it counts.
  template <class Key>
  auto count_by(const Slice& slice, Key key) const {
    std::map<decltype(key(plays_[0])), double> sums;
    for (const KnownPlay& play : plays_)
      if (const double weight = counts(slice, play); weight > 0) sums[key(play)] += weight;
    return sums;
  }
  double count(const Slice& slice) const {
    double sum = 0;
    for (const KnownPlay& play : plays_) sum += counts(slice, play);
    return sum;
  }

 private:
  ExploredHistory() {
    settings_.version = "1.2.3";
    settings_.user = "ada";
    settings_.zones = parse_zones("Etc/GMT-1");
    add_genres();
    add_plays();
    const auto failures = build_models(staged_.warehouse, read_models(project_files()));
    EXPECT_TRUE(failures.empty()) << format_failures(failures);
    for (const Row& row : rows_of(warehouse(), Sql("select artist_id, genre, family, weight from artist_genres")))
      weights_[as_int(row[0])].push_back({as_string(row[1]), as_string(row[2]), as_double(row[3])});
  }

  void add_genres() {
    for (const auto& [genre, parent, family] :
         std::vector<std::array<std::string, 3>>{{"rock", "", "rock"},
                                                 {"post-rock", "rock", "rock"},
                                                 {"slowcore", "rock", "rock"},
                                                 {"hip hop", "", "hip hop"},
                                                 {"trip hop", "hip hop", "hip hop"},
                                                 {"ambient", "", "ambient"}})
      staged_.genre(genre, parent, family);
    staged_.tag("Mogwai", "post-rock", 75);
    staged_.tag("Mogwai", "ambient", 25);
    staged_.tag("Low", "slowcore", 100);
    staged_.tag("Massive Attack", "trip hop", 60);
    staged_.tag("Massive Attack", "ambient", 40);
    staged_.tag("Nas", "hip hop", 100);
    staged_.tag("坂本龍一", "ambient", 100);
    staged_.tag(kHostile, "seen live", 100);
    staged_.override_genre("artist", "Said", "");
    // Asked for, and without tags.
    staged_.warehouse.run(
        "insert into staged_artist_tags select * replace (null as tag, null as tag_key, null as count,"
        " " +
        std::to_string(fingerprint({"Silent"})) + " as artist_id, 'Silent' as artist) from staged_artist_tags limit 1");
  }

  /// splitmix64: the same history everywhere.
  std::uint64_t next() {
    std::uint64_t x = (state_ += 0x9E3779B97F4A7C15u);
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
  }
  std::size_t below(std::size_t n) { return next() % n; }

  void add_plays() {
    staged_.warehouse.run("begin");
    const std::vector<std::string> artists = {"Mogwai", "Low",  "Massive Attack", "Nas",    "坂本龍一",
                                              kHostile, "Said", "Silent",         "Unasked"};
    std::int64_t uts = utc(2012, 2, 10, 17);
    while (uts < utc(2015, 4, 20, 0)) {
      const bool late = uts > utc(2013, 9, 1, 0);
      const std::string& artist = artists[below(late ? artists.size() : 4)];
      const std::string album = below(4) == 0 ? "" : "Album " + std::to_string(below(3));
      add({uts, 0, 0, artist, album, "Track " + std::to_string(below(7))}, "ada");
      // Bursts of a few minutes apart, and days without any; one long silence.
      uts += below(6) > 0 ? 200 + static_cast<std::int64_t>(below(400))
                          : 3600 * (1 + static_cast<std::int64_t>(below(90)));
      if (uts > utc(2014, 6, 1, 0) && uts < utc(2014, 7, 15, 0)) uts = utc(2014, 7, 15, 12);
    }
    for (int i = 0; i < 5; ++i) add({0, 0, -1, artists[static_cast<std::size_t>(i)], "", "Somewhen"}, "ada");
    add({uts, 0, 0, "Once", "", "=cmd|' /C calc'!A0"}, "ada");
    for (int i = 0; i < 30; ++i) add({utc(2014, 1, 1, 12) + i * 60, 0, 0, "Nas", "Album 0", "Track 0"}, "bob");
    staged_.warehouse.run("commit");
  }

  /// The wall clock is one hour ahead of UTC.
  void add(KnownPlay play, const std::string& user) {
    staged_.play({play.uts, play.artist, play.track, play.album, "", user});
    if (play.uts > 0) {
      play.day = (play.uts + 3600) / kDay;
      play.hour = static_cast<int>((play.uts + 3600) % kDay / 3600);
    }
    if (user == "ada") plays_.push_back(play);
  }

  StagedHistory staged_;
  ExploreSettings settings_;
  std::vector<KnownPlay> plays_;
  std::map<std::int64_t, std::vector<Weight>> weights_;
  std::uint64_t state_ = 7;
};

/// Every kind of filter, alone and together.
inline std::vector<QueryPairs> some_filters() {
  return {{},
          {{"from", "2013-01-01"}, {"to", "2013-12-31"}},
          {{"from", "2013-03-05"}, {"to", "2014-08-17"}},
          {{"to", "2013-03-05"}},
          {{"weekday", "6"}, {"weekday", "7"}},
          {{"hour", "20"}, {"hour", "21"}, {"hour", "3"}},
          {{"season", "winter"}},
          {{"family", "rock"}},
          {{"family", "rock"}, {"family", "unknown"}},
          {{"genre", "ambient"}},
          {{"family", "hip hop"}, {"genre", "ambient"}},
          {{"artist", std::to_string(fingerprint({"Mogwai"}))}, {"artist", std::to_string(fingerprint({"Nas"}))}},
          {{"family", "ambient"}, {"season", "summer"}, {"season", "autumn"}, {"hour", "18"}, {"from", "2013-02-03"}},
          {{"from", "2020-01-01"}, {"to", "2020-12-31"}}};
}

inline std::string text_of(const QueryPairs& query) {
  std::string text;
  for (const auto& [name, value] : query) text += (text.empty() ? "" : "&") + name + "=" + value;
  return text.empty() ? "no filter" : text;
}

/// By value, so that a loop may run over a part of an answer that nobody keeps.
inline nlohmann::ordered_json part(const nlohmann::ordered_json& answer, const char* key) { return answer.at(key); }

/// A cell that is a number, or 0 for null.
inline double number(const nlohmann::ordered_json& cell) { return cell.is_null() ? 0 : cell.get<double>(); }

}  // namespace tonearm
