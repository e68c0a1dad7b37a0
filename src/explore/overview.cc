#include "explore/overview.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "explore/hour_plays.h"
#include "explore/play_end.h"
#include "explore/top_titles.h"
#include "explore/totals.h"
#include "report/coverage.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

struct YearArtists {
  std::int64_t artists = 0, new_artists = 0, once = 0;
};

/// (artist_id, year, plays), one row an artist and year.
Sql plays_by_year(const Slice& slice) {
  if (slice.of_all_time())
    return "select h.artist_id, h.year, h.plays * 1.0e0 as plays from mart_artist_years h where " + conditions(slice) +
           " and h.year is not null";
  const PlaysByDay source = artist_plays(slice);
  return "select h.artist_id, extract(year from h." + source.day + ") as year, sum(h.plays * 1.0e0) as plays from " +
         source.table + " h where " + conditions(slice, source.day) + " and h." + source.day +
         " is not null group by 1, 2";
}

/// (year, artists, new ones, those with one play). An artist is new in the year of its first play of the whole history.
Sql artists_by_year(const Slice& slice) {
  if (slice.whole())  // each artist's first year is one of its years
    return "with years as (select h.year, count(*) as artists, sum(case when h.plays = 1 then 1 else 0 end) as once"
           " from mart_artist_years h where " +
           conditions(slice) +
           Sql(" and h.year is not null group by h.year), firsts as ("
               "select extract(year from e.first_date) as year, count(*) as artists from mart_artists e where e.user = "
               "?"
               " group by 1) select y.year, y.artists, coalesce(f.artists, 0), y.once from years y"
               " left join firsts f on f.year = y.year",
               {slice.user});
  return "with played as (" + plays_by_year(slice) +
         ") select p.year, count(*), sum(case when extract(year from e.first_date) = p.year then 1 else 0 end),"
         " sum(case when p.plays = 1 then 1 else 0 end) from played p" +
         joined_weights(slice, "p") +
         Sql(" join mart_artists e on e.artist_id = p.artist_id and e.user = ? group by p.year", {slice.user});
}

std::map<int, YearArtists> artists_by_year(Warehouse& warehouse, const Slice& slice) {
  std::map<int, YearArtists> years;
  query(warehouse, artists_by_year(slice), [&](const Row& row) {
    years[static_cast<int>(as_int(row[0]))] = {as_int(row[1]), as_int(row[2]), as_int(row[3])};
  });
  return years;
}

/// A year is complete where the history covers it from its first day to its last.
Json year_json(const Slice& slice, int year, const DaySpan& history, const std::vector<DayPlays>& days,
               const YearArtists& artists) {
  const DaySpan whole{days_from_civil({year, 1, 1}), days_from_civil({year, 12, 31})};
  const DaySpan span{std::max(whole.first, history.first), std::min(whole.last, history.last)};
  double plays = 0;
  std::int64_t with_plays = 0;
  for (const DayPlays& day : days)
    if (span.contains(day.day)) plays += day.plays, ++with_plays;
  return {{"year", year},
          {"plays", plays_json(plays)},
          {"artists", artists.artists},
          {"new_artists", artists.new_artists},
          {"artists_once", artists.once},
          {"days", count_days(slice, span)},
          {"days_with_plays", with_plays},
          {"complete", span.days() == whole.days()}};
}

Json years_json(Warehouse& warehouse, const Slice& slice, const History& history, const std::vector<DayPlays>& days) {
  Json rows = Json::array();
  if (!history.first || !history.last) return rows;
  const auto artists = artists_by_year(warehouse, slice);
  const DaySpan covered = covered_days(slice, history);
  for (int year = history.first->year; year <= history.last->year; ++year) {
    const auto found = artists.find(year);
    rows.push_back(year_json(slice, year, covered, days, found == artists.end() ? YearArtists{} : found->second));
  }
  return rows;
}

Json hours_json(const HourPlays& plays, std::int64_t days) {
  Json rows = Json::array();
  const auto hours = by_hour(plays);
  for (std::size_t hour = 0; hour < 24; ++hour)
    rows.push_back({{"hour", hour},
                    {"plays", plays_json(hours[hour])},
                    {"plays_a_day", rounded(share_of(hours[hour], static_cast<double>(days)))}});
  return rows;
}

Json before_json(Warehouse& warehouse, const Slice& slice, const History& history, const std::vector<DayPlays>& days) {
  const auto span = span_before(slice, history);
  if (!span) return nullptr;
  const Slice before = within(slice, *span);
  return {{"from", format_date(*before.from)},
          {"to", format_date(*before.to)},
          {"totals", totals_json(before, totals_of(warehouse, before, coverage_of(warehouse, before), *span, days))}};
}

}  // namespace

Json overview_json(Warehouse& warehouse, const Slice& slice) {
  const History history = history_of(warehouse, slice.user);
  const Slice lifted = at_any_time(slice);
  const std::vector<DayPlays> days = day_plays(warehouse, lifted);
  const Coverage coverage = coverage_of(warehouse, slice);
  const Totals totals = totals_of(warehouse, slice, coverage, covered_days(slice, history), days);
  const PlayEnds ends = play_ends(warehouse, slice, totals.by_day);
  Json json;
  json["from"] = day_json(slice.from);
  json["to"] = day_json(slice.to);
  json["totals"] = totals_json(slice, totals);
  json["before"] = before_json(warehouse, slice, history, days);
  json["years"] = years_json(warehouse, lifted, history, days);
  json["hours"] = hours_json(hour_plays(warehouse, slice), totals.days);
  json["first_play"] = to_json(ends.first);
  json["last_play"] = to_json(ends.last);
  json["coverage"] = to_json(coverage);
  return json;
}

}  // namespace tonearm
