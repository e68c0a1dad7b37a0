#include "explore/catalog.h"

#include <map>
#include <nlohmann/json.hpp>

#include "explore/day_plays.h"
#include "explore/hour_plays.h"
#include "explore/slice_request.h"
#include "report/clock_check.h"
#include "report/coverage.h"
#include "report/shares.h"

namespace tonearm {
namespace {

Json families_json(Warehouse& warehouse, const Slice& slice) {
  std::map<std::string, double> families;
  std::map<std::string, std::map<std::string, double>> genres;
  query(warehouse, "select h.family, h.genre, sum(h.plays)" + from_genre_clock(slice) + " group by h.family, h.genre",
        [&](const Row& row) {
          families[as_string(row[0])] += as_double(row[2]);
          genres[as_string(row[0])][as_string(row[1])] += as_double(row[2]);
        });
  Json rows = Json::array();
  for (const Share& family : ranking(families)) {
    Json names = Json::array();
    for (const Share& genre : ranking(genres[family.name])) names.push_back(genre.name);
    rows.push_back({{"name", family.name}, {"plays", plays_json(family.plays)}, {"genres", names}});
  }
  return rows;
}

Json seasons_json(Hemisphere hemisphere) {
  Json rows = Json::array();
  for (int season = 0; season < 4; ++season)
    rows.push_back({{"season", season_key(hemisphere, season)},
                    {"months", {(season * 3 + 11) % 12 + 1, season * 3 + 1, season * 3 + 2}}});
  return rows;
}

/// A generation's file is its database.
std::string generation_of(Warehouse& warehouse) {
  return as_string(rows_of(warehouse, Sql("select current_database()")).at(0).at(0)) + ".duckdb";
}

/// The zone of today; "" where the plays were staged by another clock, for a wrong name is worse than none.
std::string zone_of(Warehouse& warehouse, const std::string& user, const std::vector<DatedZone>& zones) {
  if (zones.empty()) return "";
  LocalClock clock(zones);
  return lies_on(warehouse, user, clock) ? zones.back().tz : "";
}

}  // namespace

Json meta_json(Warehouse& warehouse, const Slice& slice, const ExploreSettings& settings) {
  const History history = history_of(warehouse, slice.user);
  return {{"version", settings.version},
          {"generation", generation_of(warehouse)},
          {"users", users_of(warehouse)},
          {"user", slice.user},
          {"zone", zone_of(warehouse, slice.user, settings.zones)},
          {"hemisphere", hemisphere_name(slice.hemisphere)},
          {"seasons", seasons_json(slice.hemisphere)},
          {"first_day", day_json(history.first)},
          {"last_day", day_json(history.last)},
          {"scrobbles", plays_json(history.scrobbles)},
          {"without_time", plays_json(history.without_time)},
          {"families", families_json(warehouse, slice)},
          {"can_sync", settings.can_sync}};
}

Json weeks_json(Warehouse& warehouse, const Slice& slice) {
  Json weeks = Json::array();
  std::int64_t monday = 0;
  double plays = 0;
  const auto add = [&] {
    weeks.push_back({{"monday", format_date(civil_from_days(monday))}, {"plays", plays_json(plays)}});
  };
  bool begun = false;
  for (const DayPlays& day : day_plays(warehouse, slice)) {
    const std::int64_t its_monday = day.day - weekday_of(day.day) + 1;
    if (!begun) monday = its_monday, begun = true;
    for (; monday < its_monday; monday += 7, plays = 0) add();
    plays += day.plays;
  }
  if (begun) add();
  return {{"weeks", weeks}};
}

}  // namespace tonearm
