#include "explore/hour_plays.h"

#include "report/numbers.h"

namespace tonearm {
namespace {

Sql one_of(const std::string& column, const std::vector<std::string>& names) {
  Sql sql = column + " in (";
  for (const std::string& name : names) sql += {sql.parameters.empty() ? "?" : ", ?", {name}};
  return sql + ")";
}

}  // namespace

Sql genre_conditions(const Slice& slice) {
  if (!slice.weighted()) return {};
  Sql sql = " and (";
  if (!slice.families.empty()) sql += one_of("h.family", slice.families);
  if (!slice.families.empty() && !slice.genres.empty()) sql += " or ";
  if (!slice.genres.empty()) sql += one_of("h.genre", slice.genres);
  return sql + ")";
}

bool is_of_all_years(const Slice& slice) { return slice.open() && slice.seasons.empty() && slice.artists.empty(); }

Sql from_genre_clock(const Slice& slice) {
  return " from (select c.user, c.weekday, c.hour as local_hour, c.genre, c.family, c.plays from mart_genre_clock c) h"
         " where " +
         conditions(slice) + genre_conditions(slice);
}

HourPlays hour_plays(Warehouse& warehouse, const Slice& slice) {
  HourPlays hours{};
  Sql sql = "select h.weekday, h.local_hour, sum(";
  if (is_of_all_years(slice))
    sql += "h.plays)" + from_genre_clock(slice);
  else
    sql += counted_plays(slice, "h.plays * 1.0e0") + ") from fact_artist_quarters h" + joined_weights(slice) +
           " where " + conditions(slice);
  query(warehouse, sql + " and h.weekday is not null group by h.weekday, h.local_hour", [&](const Row& row) {
    // The parts of the plays of many genres add up to whole ones but for the last digits.
    hours.at(static_cast<std::size_t>(as_int(row[0]) - 1)).at(static_cast<std::size_t>(as_int(row[1]))) =
        rounded(as_double(row[2]));
  });
  return hours;
}

std::array<double, 24> by_hour(const HourPlays& plays) {
  std::array<double, 24> hours{};
  for (const auto& day : plays)
    for (std::size_t hour = 0; hour < 24; ++hour) hours[hour] += day[hour];
  return hours;
}

std::array<double, 7> by_weekday(const HourPlays& plays) {
  std::array<double, 7> days{};
  for (std::size_t day = 0; day < 7; ++day)
    for (const double hour : plays[day]) days[day] += hour;
  return days;
}

}  // namespace tonearm
