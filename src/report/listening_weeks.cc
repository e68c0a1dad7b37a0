#include "report/listening_weeks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

#include "report/shares.h"

namespace tonearm {
namespace {

struct Weighted {
  std::size_t column = 0;
  double weight = 0;
};

/// Columns, and what of an artist's plays goes to each.
struct Columns {
  std::vector<std::string> names;
  std::unordered_map<std::int64_t, std::vector<Weighted>> of_artist;
};

double exact(double weight) { return std::round(weight * 0x1p32) / 0x1p32; }

Columns columns_of(Warehouse& warehouse, Grouping grouping) {
  const char* name = grouping == Grouping::genre ? "genre" : "family";
  std::map<std::string, std::vector<std::pair<std::int64_t, double>>> artists;
  warehouse.query(
      std::string("select g.artist_id, g.") + name + ", sum(g.weight) from artist_genres g group by 1, 2", {},
      [&](const Row& row) { artists[as_string(row[1])].emplace_back(as_int(row[0]), exact(as_double(row[2]))); });
  const auto unknown = artists.extract(kUnknown);
  Columns columns;
  const auto add = [&](const std::string& column, const auto& weights) {
    for (const auto& [artist, weight] : weights)
      if (weight > 0) columns.of_artist[artist].push_back({columns.names.size(), weight});
    columns.names.push_back(column);
  };
  for (const auto& [column, weights] : artists) add(column, weights);
  add(kUnknown, unknown ? unknown.mapped() : std::vector<std::pair<std::int64_t, double>>{});
  return columns;
}

struct ArtistWeek {
  std::int64_t week, artist, plays;
  std::size_t quarter;
};

std::vector<ArtistWeek> query(Warehouse& warehouse, const ReportRange& range, const char* select, const char* group) {
  std::vector<ArtistWeek> rows;
  const RangeFilter filter = range_filter(range);
  warehouse.query(std::string("select h.week, h.artist_id, ") + select + " from fact_artist_quarters h where " +
                      filter.sql + " and h.week is not null" + group,
                  filter.parameters, [&](const Row& row) {
                    rows.push_back({as_int(row[0]), as_int(row[1]), as_int(row[2]),
                                    row.size() > 3 ? static_cast<std::size_t>(as_int(row[3])) : 0});
                  });
  return rows;
}

/// The weeks from the first row's to the last's; none where there are no rows.
struct WeekSpan {
  std::int64_t first = 0;
  std::size_t weeks = 0;
  double first_day() const { return static_cast<double>(7 * first - 3); }
  std::size_t index(const ArtistWeek& row) const { return static_cast<std::size_t>(row.week - first); }
};

WeekSpan span_of(const std::vector<ArtistWeek>& rows) {
  if (rows.empty()) return {};
  const auto [first, last] =
      std::minmax_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.week < b.week; });
  return {first->week, static_cast<std::size_t>(last->week - first->week + 1)};
}

ListeningWeeks weeks_of(const Columns& columns, const std::vector<ArtistWeek>& rows, const WeekSpan& span) {
  ListeningWeeks weeks{columns.names, WeekMatrix(span.first_day(), span.weeks, columns.names.size())};
  for (const ArtistWeek& row : rows)
    if (const auto at = columns.of_artist.find(row.artist); at != columns.of_artist.end())
      for (const auto& [column, weight] : at->second)
        weeks.plays.at(span.index(row), column) += static_cast<double>(row.plays) * weight;
  return weeks;
}

/// Summed exactly by week, column and quarter first: directions on the clock face are not.
FamilyWeekClock family_clock_of(const Columns& columns, const std::vector<ArtistWeek>& rows, const WeekSpan& span) {
  const std::size_t known = columns.names.size() - 1;
  std::vector<double> plays(span.weeks * known * kQuarters);
  for (const ArtistWeek& row : rows)
    if (const auto at = columns.of_artist.find(row.artist); at != columns.of_artist.end())
      for (const auto& [column, weight] : at->second)
        if (column < known)
          plays[(span.index(row) * known + column) * kQuarters + row.quarter] +=
              static_cast<double>(row.plays) * weight;
  FamilyWeekClock clock(span.weeks, known);
  for (std::size_t i = 0; i < plays.size(); ++i)
    if (plays[i] > 0) clock.add(i / kQuarters / known, i / kQuarters % known, i % kQuarters, plays[i]);
  return clock;
}

}  // namespace

WeekMatrix ListeningWeeks::known() const {
  WeekMatrix matrix(plays.first_day, plays.weeks, plays.columns - 1);
  for (std::size_t week = 0; week < plays.weeks; ++week)
    for (std::size_t column = 0; column < matrix.columns; ++column) matrix.at(week, column) = plays.at(week, column);
  return matrix;
}

ListeningWeeks listening_weeks(Warehouse& warehouse, const ReportRange& range) {
  const auto rows = query(warehouse, range, "cast(sum(h.plays) as int64)", " group by h.week, h.artist_id");
  return weeks_of(columns_of(warehouse, range.grouping), rows, span_of(rows));
}

ListeningClock listening_clock(Warehouse& warehouse, const ReportRange& range) {
  const auto rows = query(warehouse, range, "h.plays, h.quarter_hour", "");
  const Columns columns = columns_of(warehouse, Grouping::family);
  const WeekSpan span = span_of(rows);
  WeekClock clock(span.first_day(), span.weeks);
  for (const ArtistWeek& row : rows) clock.at(span.index(row), row.quarter) += static_cast<double>(row.plays);
  return {weeks_of(columns, rows, span), std::move(clock), family_clock_of(columns, rows, span)};
}

}  // namespace tonearm
