#include "explore/facets.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "explore/hour_plays.h"
#include "explore/slice_request.h"
#include "report/clock_answer.h"
#include "report/shares.h"

namespace tonearm {
namespace {

Json row(const std::string& value, const std::string& name, double plays) {
  return {{"value", value}, {"name", name}, {"plays", plays_json(plays)}};
}

Json weekdays(Warehouse& warehouse, Slice slice) {
  slice.weekdays.clear();
  const auto days = by_weekday(hour_plays(warehouse, slice));
  Json rows = Json::array();
  for (std::size_t day = 0; day < 7; ++day) rows.push_back(row(std::to_string(day + 1), kWeekdays[day], days[day]));
  return rows;
}

Json hours(Warehouse& warehouse, Slice slice) {
  slice.hours.clear();
  const auto plays = by_hour(hour_plays(warehouse, slice));
  Json rows = Json::array();
  for (std::size_t hour = 0; hour < 24; ++hour)
    rows.push_back(row(std::to_string(hour), fmt::format("{:02}:00", hour), plays[hour]));
  return rows;
}

Json seasons(Warehouse& warehouse, Slice slice) {
  slice.seasons.clear();
  const PlaysByDay source = artist_plays(slice);
  std::array<double, 4> plays{};
  query(warehouse,
        "select extract(month from h." + source.day + "), sum(" + counted_plays(slice, "h.plays * 1.0e0") + ")" +
            from_artist_plays(slice) + " and h." + source.day + " is not null group by 1",
        [&](const Row& r) { plays.at(static_cast<std::size_t>(as_int(r[0]) % 12 / 3)) += as_double(r[1]); });
  Json rows = Json::array();
  for (int season = 0; season < 4; ++season) {
    const std::string key = season_key(slice.hemisphere, season);
    rows.push_back(row(key, season_name(slice.hemisphere, static_cast<std::size_t>(season)),
                       plays.at(static_cast<std::size_t>(season))));
  }
  return rows;
}

Json names(Warehouse& warehouse, Slice slice, const std::string& column) {
  slice.families.clear();
  slice.genres.clear();
  std::map<std::string, double> plays;
  Sql sql = "select h." + column + ", sum(h.plays)" + from_genre_clock(slice) + " group by 1";
  if (!is_of_all_years(slice))
    sql = "with played as (select h.artist_id, sum(h.plays * 1.0e0) as plays" + from_artist_plays(slice) +
          " group by h.artist_id) select g." + column +
          ", sum(p.plays * g.weight) from played p join artist_genres g on g.artist_id = p.artist_id group by 1";
  query(warehouse, sql, [&](const Row& r) { plays[as_string(r[0])] += as_double(r[1]); });
  Json rows = Json::array();
  for (const Share& share : ranking(plays)) rows.push_back(row(share.name, share.name, share.plays));
  return rows;
}

Json artists(Warehouse& warehouse, Slice slice, const std::string& text, std::int64_t limit) {
  slice.artists.clear();
  Json rows = Json::array();
  Sql sql = "with played as (select h.artist_id, sum(" + counted_plays(slice, "h.plays * 1.0e0") + ") as plays" +
            from_artist_plays(slice) +
            " group by h.artist_id) select p.artist_id, a.artist, p.plays from played p"
            " join dim_artist a on a.artist_id = p.artist_id";
  if (!text.empty()) sql += {" where strpos(lower(a.artist), lower(?)) > 0", {text}};
  sql += {" order by round(p.plays, 6) desc, a.artist, p.artist_id limit ?", {limit}};
  query(warehouse, sql,
        [&](const Row& r) { rows.push_back(row(std::to_string(as_int(r[0])), as_string(r[1]), as_double(r[2]))); });
  return rows;
}

}  // namespace

Json facets_json(Warehouse& warehouse, const Slice& slice, const Parameters& parameters) {
  const std::string of = parameters.choice("of", "", {"weekday", "hour", "season", "family", "genre", "artist"});
  const std::string text = parameters.one("q").value_or("");
  const std::int64_t limit = parameters.number("limit", 50, 1, 1000);
  Json rows;
  if (of == "weekday")
    rows = weekdays(warehouse, slice);
  else if (of == "hour")
    rows = hours(warehouse, slice);
  else if (of == "season")
    rows = seasons(warehouse, slice);
  else if (of == "artist")
    rows = artists(warehouse, slice, text, limit);
  else
    rows = names(warehouse, slice, of);
  return {{"of", of}, {"rows", rows}};
}

}  // namespace tonearm
