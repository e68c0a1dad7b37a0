// Numbers of the answers against the same plays counted one by one.
#include <gmock/gmock.h>

#include <functional>

#include "explored_history.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kClose = 1e-5;  // answers are rounded to six decimals, and may be sums of rounded ones

class Counts : public testing::TestWithParam<QueryPairs> {
 protected:
  Counts() : history(ExploredHistory::instance()), slice(history.slice(GetParam())) {}

  Json ask(const std::string& path, QueryPairs also = {}) {
    also.insert(also.end(), GetParam().begin(), GetParam().end());
    return history.ask(path, also);
  }
  static bool timed(const KnownPlay& play) { return play.uts > 0; }
  /// Plays of the slice that have a time.
  double timed_plays() {
    double sum = 0;
    for (const KnownPlay& play : history.plays())
      if (timed(play)) sum += history.counts(slice, play);
    return sum;
  }

  ExploredHistory& history;
  Slice slice;
};

TEST_P(Counts, totals_are_those_of_the_plays) {
  const Json totals = ask("/overview")["totals"];
  std::set<std::string> artists, albums, tracks;
  std::set<std::int64_t> days;
  std::map<std::string, int> of_artist;
  int scrobbles = 0;
  for (const KnownPlay& play : history.plays()) {
    if (history.counts(slice, play) <= 0) continue;
    ++scrobbles;
    ++of_artist[play.artist];
    tracks.insert(play.artist + "\n" + play.track);
    if (!play.album.empty()) albums.insert(play.artist + "\n" + play.album);
    if (timed(play)) days.insert(play.day);
  }
  EXPECT_NEAR(totals["plays"], history.count(slice), kClose);
  EXPECT_EQ(totals["scrobbles"], scrobbles);
  EXPECT_EQ(totals["artists"], of_artist.size());
  EXPECT_EQ(totals["albums"], albums.size());
  EXPECT_EQ(totals["tracks"], tracks.size());
  EXPECT_EQ(totals["days_with_plays"], days.size());
  EXPECT_EQ(totals["artists_once"],
            std::count_if(of_artist.begin(), of_artist.end(), [](const auto& of_one) { return of_one.second == 1; }));
}

TEST_P(Counts, years_and_hours_are_those_of_the_plays) {
  const Json overview = ask("/overview");
  const auto hours = history.count_by(slice, [](const KnownPlay& play) { return play.hour; });
  for (const Json& row : overview["hours"]) {
    const auto found = hours.find(row["hour"].get<int>());
    EXPECT_NEAR(row["plays"], found == hours.end() ? 0 : found->second, kClose);
  }
  const Slice lifted = at_any_time(slice);
  auto years =
      history.count_by(lifted, [](const KnownPlay& play) { return play.uts ? civil_from_days(play.day).year : 0; });
  for (const Json& row : overview["years"]) EXPECT_NEAR(row["plays"], years[row["year"].get<int>()], kClose);
}

TEST_P(Counts, a_facet_adds_up_to_the_slice_without_it) {
  const auto lifted = [&](const std::string& of) {
    Slice without = slice;
    if (of == "weekday") without.weekdays.clear();
    if (of == "hour") without.hours.clear();
    if (of == "season") without.seasons.clear();
    if (of == "artist") without.artists.clear();
    if (of == "family" || of == "genre") without.families.clear(), without.genres.clear();
    return without;
  };
  for (const std::string of : {"weekday", "hour", "season", "family", "genre", "artist"}) {
    const Slice without = lifted(of);
    const bool by_time = of == "weekday" || of == "hour" || of == "season";
    double plays = 0, expected = 0;
    for (const Json& row : part(ask("/facets", {{"of", of}}), "rows")) plays += row["plays"].get<double>();
    for (const KnownPlay& play : history.plays())
      if (timed(play) || !by_time) expected += history.counts(without, play);
    EXPECT_NEAR(plays, expected, kClose) << of;
  }
}

TEST_P(Counts, rankings_hold_every_title_with_its_plays) {
  const std::map<std::string, std::function<std::string(const KnownPlay&)>> names = {
      {"artists", [](const KnownPlay& play) { return play.artist; }},
      {"albums", [](const KnownPlay& play) { return play.album.empty() ? "" : play.artist + "\n" + play.album; }},
      {"tracks", [](const KnownPlay& play) { return play.artist + "\n" + play.track; }}};
  for (const auto& [kind, name_of] : names) {
    auto expected = history.count_by(slice, name_of);
    expected.erase("");
    const Json top = ask("/top/" + kind, {{"limit", "1000"}});
    EXPECT_EQ(top["total"], expected.size());
    ASSERT_EQ(top["rows"].size(), expected.size());
    double last = 1e300;
    for (const Json& row : top["rows"]) {
      const std::string artist = row["artist"], name = row["name"];
      EXPECT_NEAR(row["plays"], expected.at(kind == "artists" ? name : artist + "\n" + name), kClose);
      EXPECT_NEAR(row["share"], row["plays"].get<double>() / history.count(slice), kClose);
      EXPECT_LE(row["plays"], last + kClose);
      last = row["plays"];
    }
  }
}

TEST_P(Counts, a_ranking_in_pages_is_the_whole_ranking) {
  Json pages = Json::array();
  for (int offset = 0; offset < 60; offset += 7)
    for (const Json& row : part(ask("/top/tracks", {{"limit", "7"}, {"offset", std::to_string(offset)}}), "rows"))
      pages.push_back(row);
  EXPECT_EQ(pages, ask("/top/tracks", {{"limit", "63"}})["rows"]);
}

TEST_P(Counts, the_plays_behind_a_number_are_all_of_them_once) {
  std::vector<std::string> found;
  double weights = 0;
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
  QueryPairs page = {{"limit", "97"}};
  Json total;
  for (int pages = 0; pages < 100; ++pages) {
    const Json list = ask("/plays", page);
    total = list["total"];
    for (const Json& row : list["rows"]) {
      found.push_back(std::to_string(row["uts"].get<std::int64_t>()) + row["artist"].get<std::string>() + "\n" +
                      row["album"].get<std::string>() + "\n" + row["track"].get<std::string>());
      weights += row["weight"].get<double>();
      EXPECT_LE(row["uts"], last);
      EXPECT_EQ(row["local_time"].is_null(), row["uts"] == 0);
      last = row["uts"];
    }
    if (list["next"].is_null()) break;
    page = {{"limit", "97"}, {"before", list["next"].get<std::string>()}};
  }
  std::vector<std::string> expected;
  for (const KnownPlay& play : history.plays())
    if (history.counts(slice, play) > 0)
      expected.push_back(std::to_string(play.uts) + play.artist + "\n" + play.album + "\n" + play.track);
  std::sort(found.begin(), found.end());
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(found, expected);
  EXPECT_EQ(total["scrobbles"], expected.size());
  EXPECT_NEAR(total["plays"], history.count(slice), kClose);
  EXPECT_NEAR(weights, history.count(slice), 1e-3);
}

TEST_P(Counts, the_trend_holds_every_play_with_a_time) {
  for (const std::string by : {"month", "quarter", "year"})
    for (const std::string level : {"family", "genre"}) {
      const Json trend = ask("/genres/trend", {{"by", by}, {"level", level}, {"limit", "2"}});
      double buckets = 0;
      for (std::size_t i = 0; i < trend["buckets"].size(); ++i) {
        double sum = trend["rest"]["plays"][i].get<double>() + trend["unknown"]["plays"][i].get<double>();
        for (const Json& name : trend["names"]) sum += name["plays"][i].get<double>();
        EXPECT_NEAR(trend["buckets"][i]["plays"], sum, kClose);
        buckets += sum;
      }
      EXPECT_NEAR(buckets, timed_plays(), kClose) << by << " " << level;
      EXPECT_LE(trend["names"].size(), 2u);
    }
}

TEST_P(Counts, the_clock_holds_every_play_with_a_time) {
  const Json clock = ask("/clock");
  double hours = 0, weekdays = 0, matrix = 0, shares = 0;
  for (const Json& row : clock["hours"]) hours += row["plays"].get<double>(), shares += row["share"].get<double>();
  for (const Json& row : clock["weekdays"]) weekdays += row["plays"].get<double>();
  for (const Json& day : clock["matrix"]["plays"])
    for (const Json& hour : day) matrix += hour.get<double>();
  EXPECT_NEAR(hours, timed_plays(), kClose);
  EXPECT_NEAR(weekdays, timed_plays(), kClose);
  EXPECT_NEAR(matrix, timed_plays(), kClose);
  EXPECT_NEAR(shares, hours > 0 ? 1 : 0, 2e-5);
  for (const Json& row : clock["weekdays"]) EXPECT_EQ(row["rest_share"].is_null(), slice.open());
}

TEST_P(Counts, the_clocks_parts_share_out_the_plays_of_known_genre) {
  const Json parts = ask("/clock")["parts"];
  std::array<double, 4> sums{};
  for (const Json& row : parts["rows"])
    for (std::size_t part = 0; part < 4; ++part) sums[part] += number(row["shares"][part]);
  for (std::size_t part = 0; part < 4; ++part) EXPECT_NEAR(sums[part], sums[part] > 0 ? 1 : 0, 2e-5);
}

TEST_P(Counts, the_calendar_holds_every_play_with_a_time) {
  const Json calendar = ask("/calendar");
  const auto days = history.count_by(slice, [](const KnownPlay& play) { return play.uts ? play.day : -1; });
  for (const Json& row : calendar["days"])
    EXPECT_NEAR(row["plays"], days.at(days_from_civil(*parse_date(row["day"].get<std::string>()))), kClose);
  EXPECT_EQ(calendar["days"].size(), days.size() - days.count(-1));
  double years = 0;
  for (const Json& row : calendar["totals"]) years += row["plays"].get<double>();
  EXPECT_NEAR(years, timed_plays(), kClose);
  for (std::size_t i = 1; i < calendar["classes"].size(); ++i)
    EXPECT_GE(calendar["classes"][i], calendar["classes"][i - 1]);
}

TEST_P(Counts, the_seasons_hold_every_play_with_a_time) {
  const Json seasons = ask("/seasons");
  double plays = 0;
  for (const Json& year : seasons["years"])
    for (const Json& season : year["seasons"]) {
      plays += season["plays"].get<double>();
      if (season["shares"].is_null()) continue;
      double shares = 0;
      for (const Json& share : season["shares"]) shares += share["share"].get<double>();
      EXPECT_NEAR(shares, 1, 2e-5);
    }
  EXPECT_NEAR(plays, timed_plays(), kClose);
}

TEST_P(Counts, a_ranked_artist_is_the_same_in_its_own_answer) {
  QueryPairs without_artist;
  for (const auto& pair : GetParam())
    if (pair.first != "artist") without_artist.push_back(pair);
  const Slice all_artists = history.slice(without_artist);
  for (const std::string name : {"Mogwai", "Nas"}) {
    const Json artist = history.ask("/artists/" + std::to_string(fingerprint({name})), without_artist);
    Slice of_it = all_artists;
    of_it.artists = {fingerprint({name})};
    EXPECT_NEAR(artist["plays"], history.count(of_it), kClose);
    double hours = 0, months = 0;
    for (const Json& row : artist["hours"]) hours += row["plays"].get<double>();
    for (const Json& row : artist["months"]) months += row["plays"].get<double>();
    double timed_of_it = 0, ever = 0;
    Slice whole;
    whole.artists = of_it.artists;
    for (const KnownPlay& play : history.plays())
      if (timed(play)) timed_of_it += history.counts(of_it, play), ever += history.counts(whole, play);
    EXPECT_NEAR(hours, timed_of_it, kClose);
    EXPECT_NEAR(months, ever, kClose);
  }
}

std::string title(const testing::TestParamInfo<QueryPairs>& info) { return "filter_" + std::to_string(info.index); }
INSTANTIATE_TEST_SUITE_P(Filters, Counts, testing::ValuesIn(some_filters()), title);

}  // namespace
}  // namespace tonearm
