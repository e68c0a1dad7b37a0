#include "publish/site/facts.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/window.h"
#include "explore/catalog.h"
#include "explore/period.h"
#include "publish/site/data_script.h"

namespace tonearm {
namespace {

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::map<std::string, std::pair<std::int64_t, std::int64_t>> titles_of(Warehouse& warehouse, const std::string& user) {
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> titles;
  const std::string counts =
      "count(distinct h.album_id), count(distinct h.track_id) from fact_scrobbles h where h.user";
  query(warehouse, {"select " + counts + " = ?", {user}}, [&](const Row& row) {
    titles[""] = {as_int(row[0]), as_int(row[1])};
  });
  query(warehouse,
        {"select extract(year from h.local_date), " + counts + " = ? and h.local_date is not null group by 1", {user}},
        [&](const Row& row) {
          titles[fmt::format("{:04}", as_int(row[0]))] = {as_int(row[1]), as_int(row[2])};
        });
  return titles;
}

/// Without times their ends are whole days of UTC, so that no hour travels.
Json gaps_json(Warehouse& warehouse, const SiteFacts& facts) {
  const std::int64_t grain = facts.times ? 1 : kDay;
  Json gaps = Json::array();
  query(warehouse,
        {"select g.from_uts, g.to_uts, g.reason from mart_gaps g where g.user = ? order by g.from_uts, g.to_uts",
         {facts.slice.user}},
        [&](const Row& row) {
          const std::int64_t from = as_int(row[0]) / grain * grain, to = (as_int(row[1]) + grain - 1) / grain * grain;
          gaps.push_back({{"from", from}, {"to", nullptr}, {"reason", as_string(row[2])}});
          if (as_int(row[1]) < kForever) gaps.back()["to"] = to;
        });
  return gaps;
}

/// Each value once, by its place.
template <class T>
class Places {
 public:
  std::size_t of(const T& value) {
    const auto [found, added] = places_.try_emplace(value, values_.size());
    if (added) values_.push_back(value);
    return found->second;
  }
  const std::vector<T>& values() const { return values_; }

 private:
  std::map<T, std::size_t> places_;
  std::vector<T> values_;
};

struct Tables {
  Places<std::pair<std::string, std::string>> genres;  ///< with its family
  Places<double> weights;
  Places<std::string> sources;
};

Json artists_json(const Listening& listening, Tables& tables) {
  Json columns;
  for (const char* name : {"ids", "names", "genres", "sources", "unknown", "timeless"}) columns[name] = Json::array();
  for (const PublishedArtist& artist : listening.artists) {
    Json genres = Json::array();
    for (const ArtistGenre& genre : artist.genres) {
      genres.push_back(tables.genres.of({genre.genre, genre.family}));
      genres.push_back(tables.weights.of(genre.weight));
    }
    columns["ids"].push_back(std::to_string(artist.id));
    columns["names"].push_back(artist.name);
    columns["genres"].push_back(genres);
    columns["sources"].push_back(tables.sources.of(artist.genres_from));
    columns["unknown"].push_back(artist.unknown);
    columns["timeless"].push_back(artist.timeless);
  }
  return columns;
}

Json about_json(Warehouse& warehouse, const SiteFacts& facts, const Tables& tables,
                const std::vector<TestedSlice>& tested) {
  Json about = {{"plays", facts.plays},
                {"times", facts.times},
                {"private_before", facts.private_before ? Json(format_date(*facts.private_before)) : Json(nullptr)},
                {"meta", facts.meta},
                {"gaps", gaps_json(warehouse, facts)},
                {"titles", Json::object()},
                {"genres", tables.genres.values()},
                {"weights", tables.weights.values()},
                {"sources", tables.sources.values()},
                {"tested", Json::object()},
                {"months", facts.months}};
  for (const auto& [year, counts] : facts.titles) about["titles"][year] = {counts.first, counts.second};
  for (const TestedSlice& slice : tested) about["tested"][slice.name] = slice.file;
  return about;
}

}  // namespace

SiteFacts read_facts(const Publication& publication, const std::string& version, bool times) {
  Warehouse& warehouse = publication.warehouse;
  SiteFacts facts;
  Slice slice;
  slice.user = publication.user;
  slice.hemisphere = publication.hemisphere;
  facts.slice = checked(warehouse, slice);
  facts.times = times;
  const std::vector<DatedZone> zones = times ? publication.zones : std::vector<DatedZone>{};
  facts.meta = meta_json(warehouse, facts.slice, {version, publication.user, zones, publication.hemisphere, false});
  facts.meta["generation"] = "site";
  facts.meta["users"] = {publication.user};
  const History history = history_of(warehouse, publication.user);
  facts.first = history.first;
  facts.last = history.last;
  facts.titles = titles_of(warehouse, publication.user);
  return facts;
}

std::vector<std::string> families_of(const SiteFacts& facts) {
  std::vector<std::string> names;
  for (const Json& family : facts.meta["families"])
    if (family["name"] != "unknown") names.push_back(family["name"]);
  return names;
}

std::string facts_script(Warehouse& warehouse, const SiteFacts& facts, const Listening& listening,
                         const std::vector<TestedSlice>& tested) {
  Tables tables;
  const Json artists = artists_json(listening, tables);
  return data_part("about", dumped(about_json(warehouse, facts, tables, tested))) +
         data_part("artists", dumped(artists)) + data_part("cube", packed_cells(listening));
}

}  // namespace tonearm
