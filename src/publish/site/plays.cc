#include "publish/site/plays.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "core/utc_time.h"
#include "publish/site/data_script.h"
#include "report/sql.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t kListed = 100;  // titles that are ranked ahead, of all time and of each year

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Albums or tracks, in byte order of names.
struct Titles {
  struct Title {
    std::int64_t id = 0;
    std::string name;
    std::int32_t artist = 0;
  };
  std::vector<Title> titles;
  std::map<std::int64_t, std::size_t> place_of;
  std::map<std::string, std::map<std::size_t, std::int64_t>> plays;  ///< by year, "" for all

  void count(const std::string& year, std::size_t place) {
    ++plays[""][place];
    if (!year.empty()) ++plays[year][place];
  }
};

Titles read_titles(const Publication& publication, const Listening& listening, const std::string& kind) {
  Titles found;
  query(publication.warehouse,
        {"select d." + kind + "_id, d." + kind + ", d.artist_id from mart_" + kind + "s m join dim_" + kind +
             " d on d." + kind + "_id = m." + kind + "_id where m.user = ?",
         {publication.user}},
        [&](const Row& row) {
          found.titles.push_back({as_int(row[0]), as_string(row[1]), listening.place_of.at(as_int(row[2]))});
        });
  std::sort(found.titles.begin(), found.titles.end(),
            [](const auto& a, const auto& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
  for (std::size_t i = 0; i < found.titles.size(); ++i) found.place_of[found.titles[i].id] = i;
  return found;
}

/// The most played; of equal ones the first by name.
Json top_json(const std::map<std::size_t, std::int64_t>& plays) {
  std::vector<std::pair<std::size_t, std::int64_t>> rows(plays.begin(), plays.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  rows.resize(std::min(rows.size(), kListed));
  return rows;
}

Json columns_json(const Titles& titles) {
  Json json = {{"names", Json::array()}, {"artists", Json::array()}, {"plays", Json::array()}};
  const auto all = titles.plays.find("");
  for (std::size_t i = 0; i < titles.titles.size(); ++i) {
    json["names"].push_back(titles.titles[i].name);
    json["artists"].push_back(titles.titles[i].artist);
    json["plays"].push_back(all == titles.plays.end() || !all->second.contains(i) ? 0 : all->second.at(i));
  }
  return json;
}

std::string titles_script(const Titles& albums, const Titles& tracks) {
  Json json = {{"tracks", columns_json(tracks)}, {"albums", columns_json(albums)}, {"top", Json::object()}};
  for (const auto& [year, plays] : tracks.plays) json["top"][year]["tracks"] = top_json(plays);
  for (auto& [year, top] : json["top"].items()) {
    const auto found = albums.plays.find(year);
    top["albums"] = found == albums.plays.end() ? Json::array() : top_json(found->second);
  }
  return data_part("titles", dumped(json));
}

/// Columns of one month, as web/src/site/plays.ts reads them.
Json empty_month() {
  Json month;
  for (const char* column : {"uts", "day", "second", "artist", "track", "album"}) month[column] = Json::array();
  return month;
}

int number_at(const std::string& text, std::size_t at, std::size_t length) {
  return std::stoi(text.substr(at, length));
}

/// `local`: "2014-03-31 22:45:11", or "" of a play without a time.
void add_time(Json& month, std::int64_t uts, const std::string& local, bool times) {
  if (local.empty()) return;
  month["day"].push_back(days_from_civil(*parse_date(local.substr(0, 10))));
  if (!times) return;
  month["uts"].push_back(uts);
  month["second"].push_back(number_at(local, 11, 2) * 3600 + number_at(local, 14, 2) * 60 + number_at(local, 17, 2));
}

}  // namespace

std::vector<std::string> write_plays(const Publication& publication, const Listening& listening, bool times,
                                     const std::function<void(const std::string&, const std::string&)>& write) {
  Titles albums = read_titles(publication, listening, "album"), tracks = read_titles(publication, listening, "track");
  std::map<std::string, Json, std::greater<>> months;
  const std::string order = times ? "h.uts desc, h.scrobble_id desc" : "h.local_date desc, h.scrobble_id desc";
  std::size_t done = 0;
  query(publication.warehouse,
        {"select h.uts, h.local_at, h.artist_id, h.track_id, h.album_id from fact_scrobbles h where h.user = ? order "
         "by " +
             order,
         {publication.user}},
        [&](const Row& row) {
          const std::string local = as_string(row[1]);
          const std::string name = local.empty() ? "0000-00" : local.substr(0, 7);
          Json& month = months.try_emplace(name, empty_month()).first->second;
          const std::size_t track = tracks.place_of.at(as_int(row[3]));
          const bool on_album = !std::holds_alternative<std::monostate>(row[4]);
          add_time(month, as_int(row[0]), local, times);
          month["artist"].push_back(listening.place_of.at(as_int(row[2])));
          month["track"].push_back(track);
          month["album"].push_back(-1);
          tracks.count(local.substr(0, 4), track);
          if (on_album) {
            month["album"].back() = albums.place_of.at(as_int(row[4]));
            albums.count(local.substr(0, 4), albums.place_of.at(as_int(row[4])));
          }
          if (++done % 50'000 == 0) publication.progress("plays: " + std::to_string(done));
        });
  std::vector<std::string> names;
  for (const auto& [name, month] : months) {
    write("plays-" + name, data_part("plays-" + name, dumped(month)));
    names.push_back(name);
  }
  write("titles", titles_script(albums, tracks));
  return names;
}

}  // namespace tonearm
