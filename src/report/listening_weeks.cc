#include "report/listening_weeks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "report/shares.h"

namespace tonearm {
namespace {

struct Weighted {
  std::size_t column = 0;
  double weight = 0;
};

/// Artists of the plays in question, numbered from 0.
class Artists {
 public:
  std::size_t number(std::int64_t id) { return numbers_.try_emplace(id, numbers_.size()).first->second; }
  std::optional<std::size_t> find(std::int64_t id) const {
    const auto at = numbers_.find(id);
    return at == numbers_.end() ? std::nullopt : std::optional(at->second);
  }
  std::size_t size() const { return numbers_.size(); }

 private:
  std::unordered_map<std::int64_t, std::size_t> numbers_;
};

/// Columns, and what of each artist's plays goes to which.
struct Columns {
  std::vector<std::string> names;
  std::vector<std::vector<Weighted>> weights;  ///< by number of the artist
};

constexpr double kParts = 0x1p32;  // of a play, in mart_family_weeks too
double exact(double weight) { return std::round(weight * kParts) / kParts; }

Columns columns_of(Warehouse& warehouse, const Slice& slice, Grouping grouping, const Artists& artists) {
  const char* name = grouping == Grouping::genre ? "genre" : "family";
  std::map<std::string, std::vector<std::pair<std::size_t, double>>> found;
  query(warehouse, std::string("select g.artist_id, g.") + name + ", g.weight from " + genres_of(slice) + " g",
        [&](const Row& row) {
          if (const auto artist = artists.find(as_int(row[0])))
            found[as_string(row[1])].emplace_back(*artist, as_double(row[2]));
        });
  const auto unknown = found.extract(kUnknown);
  Columns columns{{}, std::vector<std::vector<Weighted>>(artists.size())};
  const auto add = [&](const std::string& column, const auto& weights) {
    for (const auto& [artist, weight] : weights) {
      std::vector<Weighted>& of_artist = columns.weights[artist];
      // An artist may have several genres of one family.
      if (of_artist.empty() || of_artist.back().column != columns.names.size())
        of_artist.push_back({columns.names.size(), 0});
      of_artist.back().weight += weight;
    }
    columns.names.push_back(column);
  };
  for (const auto& [column, weights] : found) add(column, weights);
  add(kUnknown, unknown ? unknown.mapped() : std::vector<std::pair<std::size_t, double>>{});
  for (auto& of_artist : columns.weights)
    for (Weighted& weighted : of_artist) weighted.weight = exact(weighted.weight);
  return columns;
}

/// Small: a million plays are some 300,000 of these.
struct ArtistWeek {
  std::int32_t week = 0, plays = 0, artist = 0, quarter = 0;
};

std::vector<ArtistWeek> artist_quarters(Warehouse& warehouse, const Slice& slice, Artists& artists) {
  std::vector<ArtistWeek> rows;
  query(warehouse,
        "select h.week, h.artist_id, h.plays, h.quarter_hour from fact_artist_quarters h" + joined_weights(slice) +
            " where " + conditions(slice) + " and h.week is not null",
        [&](const Row& row) {
          const auto number = [&](std::size_t cell) { return static_cast<std::int32_t>(as_int(row[cell])); };
          rows.push_back({number(0), number(2), static_cast<std::int32_t>(artists.number(as_int(row[1]))), number(3)});
        });
  return rows;
}

/// The weeks from the first row's to the last's; none where there are no rows.
struct WeekSpan {
  std::int64_t first = 0;
  std::size_t weeks = 0;

  std::size_t index(std::int64_t week) const { return static_cast<std::size_t>(week - first); }
  WeekMatrix matrix(std::size_t columns) const { return {first_day(), weeks, columns}; }
  double first_day() const { return static_cast<double>(7 * first - 3); }
};

template <class Row>
WeekSpan span_of(const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  const auto [first, last] =
      std::minmax_element(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.week < b.week; });
  return {first->week, static_cast<std::size_t>(last->week - first->week + 1)};
}

ListeningWeeks weeks_of(const Columns& columns, const std::vector<ArtistWeek>& rows, const WeekSpan& span) {
  ListeningWeeks weeks{columns.names, span.matrix(columns.names.size())};
  for (const ArtistWeek& row : rows)
    for (const auto& [column, weight] : columns.weights[static_cast<std::size_t>(row.artist)])
      weeks.plays.at(span.index(row.week), column) += row.plays * weight;
  return weeks;
}

/// Summed exactly by week, column and quarter first, for directions on the clock face are not exact; a week at a time,
/// which stays in the processor's cache.
FamilyWeekClock family_clock_of(const Columns& columns, const std::vector<ArtistWeek>& rows, const WeekSpan& span) {
  const std::size_t known = columns.names.size() - 1;
  std::vector<std::vector<const ArtistWeek*>> weeks(span.weeks);
  for (const ArtistWeek& row : rows) weeks[span.index(row.week)].push_back(&row);
  FamilyWeekClock clock(span.weeks, known);
  std::vector<double> plays(known * kQuarters);
  for (std::size_t week = 0; week < span.weeks; ++week) {
    std::fill(plays.begin(), plays.end(), 0);
    for (const ArtistWeek* row : weeks[week])
      for (const auto& [column, weight] : columns.weights[static_cast<std::size_t>(row->artist)])
        if (column < known) plays[column * kQuarters + static_cast<std::size_t>(row->quarter)] += row->plays * weight;
    for (std::size_t i = 0; i < plays.size(); ++i)
      if (plays[i] > 0) clock.add(week, i / kQuarters, i % kQuarters, plays[i]);
  }
  return clock;
}

/// How much of each artist's plays the slice counts. Not the sum of the weights where it is all: that may miss 1 by
/// 2^-32.
std::vector<double> parts_of_plays(const Columns& columns, const Slice& slice) {
  std::vector<double> parts(columns.weights.size(), 1);
  if (!slice.weighted()) return parts;
  for (std::size_t artist = 0; artist < parts.size(); ++artist) {
    parts[artist] = 0;
    for (const Weighted& weighted : columns.weights[artist]) parts[artist] += weighted.weight;
  }
  return parts;
}

/// (artist_id, week, plays): whole weeks stand in a mart; a range of days may cut one.
Sql artist_weeks(const Slice& slice) {
  const Sql rest = " where " + conditions(slice) + " and h.week is not null";
  return slice.of_all_time()
             ? "select h.artist_id, h.week, h.plays from mart_artist_weeks h" + rest
             : "select h.artist_id, h.week, cast(sum(h.plays) as int64) as plays from fact_artist_quarters h" + rest +
                   " group by h.artist_id, h.week";
}

/// (week, name, parts of plays): marts hold just that by family, of weeks and of days.
Sql week_columns(const Slice& slice) {
  const bool of_families = slice.grouping == Grouping::family && !slice.weighted();
  if (of_families && slice.whole())
    return {
        "select h.week, h.family, h.parts_of_plays from mart_family_weeks h where h.user = ? and h.week is not null",
        {slice.user}};
  if (of_families && slice.hours.empty() && slice.artists.empty())
    return "select h.week, h.family, cast(sum(h.parts_of_plays) as int64) from mart_family_days h where " +
           conditions(slice) + " and h.week is not null group by h.week, h.family";
  const std::string name = slice.grouping == Grouping::genre ? "g.genre" : "g.family";
  return "with weights as (select g.artist_id, " + name +
         " as name, cast(round(sum(g.weight) * 4294967296) as int64) as parts from " + genres_of(slice) +
         " g group by g.artist_id, " + name + "), played as (" + artist_weeks(slice) +
         ") select p.week, w.name, cast(sum(p.plays * w.parts) as int64) from played p"
         " join weights w on w.artist_id = p.artist_id group by p.week, w.name";
}

}  // namespace

WeekMatrix ListeningWeeks::known() const {
  WeekMatrix matrix(plays.first_day, plays.weeks, plays.columns - 1);
  for (std::size_t week = 0; week < plays.weeks; ++week)
    for (std::size_t column = 0; column < matrix.columns; ++column) matrix.at(week, column) = plays.at(week, column);
  return matrix;
}

ComparedWeeks compared(const ListeningWeeks& weeks, Grouping grouping) {
  MergedMatrix merged = merge_rare(weeks.known());
  ComparedWeeks compared;
  for (const std::size_t column : merged.kept) compared.names.push_back(weeks.names.at(column));
  if (!merged.rest.empty())
    compared.names.emplace_back(grouping == Grouping::genre ? "rarer genres" : "rarer families");
  compared.plays = std::move(merged.plays);
  return compared;
}

ListeningWeeks listening_weeks(Warehouse& warehouse, const Slice& slice) {
  struct ColumnWeek {
    std::int64_t week;
    std::string name;
    double plays;
  };
  std::vector<ColumnWeek> rows;
  std::set<std::string> names;
  query(warehouse, week_columns(slice), [&](const Row& row) {
    rows.push_back({as_int(row[0]), as_string(row[1]), static_cast<double>(as_int(row[2])) / kParts});
    names.insert(rows.back().name);
  });
  names.erase(kUnknown);
  ListeningWeeks weeks{{names.begin(), names.end()}, {}};
  weeks.names.emplace_back(kUnknown);
  std::map<std::string, std::size_t> columns;
  for (std::size_t column = 0; column < weeks.names.size(); ++column) columns[weeks.names[column]] = column;
  const WeekSpan span = span_of(rows);
  weeks.plays = span.matrix(weeks.names.size());
  for (const ColumnWeek& row : rows) weeks.plays.at(span.index(row.week), columns.at(row.name)) += row.plays;
  return weeks;
}

Grouping clock_grouping(const Slice& slice) { return slice.weighted() ? slice.grouping : Grouping::family; }

ListeningClock listening_clock(Warehouse& warehouse, const Slice& slice) {
  Artists artists;
  const std::vector<ArtistWeek> rows = artist_quarters(warehouse, slice, artists);
  const Columns columns = columns_of(warehouse, slice, clock_grouping(slice), artists);
  const WeekSpan span = span_of(rows);
  WeekClock clock(span.first_day(), span.weeks);
  const std::vector<double> parts = parts_of_plays(columns, slice);
  for (const ArtistWeek& row : rows)
    clock.at(span.index(row.week), static_cast<std::size_t>(row.quarter)) +=
        row.plays * parts[static_cast<std::size_t>(row.artist)];
  return {weeks_of(columns, rows, span), std::move(clock), family_clock_of(columns, rows, span)};
}

}  // namespace tonearm
