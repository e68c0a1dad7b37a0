#include "explore/clock_profile.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "explore/genre_buckets.h"
#include "explore/hour_plays.h"
#include "explore/period.h"
#include "report/coverage.h"
#include "report/numbers.h"
#include "report/shares.h"
#include "report/thirds_change.h"
#include "statistics/genre_shares.h"

namespace tonearm {
namespace {

constexpr const char* kParts[] = {"night", "morning", "afternoon", "evening"};
constexpr int kPartHours = 6;

using DaysByWeekday = std::array<std::int64_t, 7>;

DaysByWeekday days_by_weekday(const Slice& slice, const DaySpan& covered) {
  DaysByWeekday days{};
  for (std::int64_t day = covered.first; day <= covered.last; ++day)
    if (asks_for(slice, day)) ++days.at(static_cast<std::size_t>(weekday_of(day) - 1));
  return days;
}

/// Sum over the weekdays from Monday (0) on.
template <class T>
T sum(const std::array<T, 7>& days, std::size_t from, std::size_t to) {
  T total{};
  for (std::size_t day = from; day < to; ++day) total += days[day];
  return total;
}

double a_day(double plays, std::int64_t days) { return rounded(share_of(plays, static_cast<double>(days))); }

/// Plays by week and hour: what the intervals of the hours' shares start from.
WeekMatrix week_hours(Warehouse& warehouse, const Slice& slice) {
  struct Cell {
    std::int64_t week, hour;
    double plays;
  };
  std::vector<Cell> cells;
  query(warehouse,
        "select h.week, h.local_hour, sum(" + counted_plays(slice, "h.plays * 1.0e0") +
            ") from fact_artist_quarters h" + joined_weights(slice) + " where " + conditions(slice) +
            " and h.week is not null group by h.week, h.local_hour",
        [&](const Row& row) {
          cells.push_back({as_int(row[0]), as_int(row[1]), as_double(row[2])});
        });
  if (cells.empty()) return {};
  const auto [first, last] =
      std::minmax_element(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.week < b.week; });
  WeekMatrix matrix(static_cast<double>(7 * first->week - 3), static_cast<std::size_t>(last->week - first->week + 1),
                    24);
  // Rounded, so that the order in which an engine adds does not show.
  for (const Cell& cell : cells)
    matrix.at(static_cast<std::size_t>(cell.week - first->week), static_cast<std::size_t>(cell.hour)) =
        rounded(cell.plays);
  return matrix;
}

/// Of so few waves the width of one hour is chance: neighbours with the same share differ fivefold.
constexpr std::size_t kLeastWaves = 4;

/// Half-widths by hour; none for hours with less than 2 of 100 plays, and for a short history.
std::map<std::size_t, double> hour_widths(Warehouse& warehouse, const Slice& slice) {
  const WeekMatrix matrix = week_hours(warehouse, slice);
  if (matrix.weeks == 0) return {};
  const MergedMatrix merged = merge_rare(matrix);
  const ShareFindings findings = share_findings(merged.plays);
  if (findings.waves < kLeastWaves) return {};
  std::map<std::size_t, double> widths;
  for (std::size_t column = 0; column < merged.kept.size() && column < findings.half_width.size(); ++column)
    widths[merged.kept[column]] = findings.half_width[column];
  return widths;
}

Json hours_json(Warehouse& warehouse, const Slice& slice, const HourPlays& plays, const DaysByWeekday& days) {
  const auto hours = by_hour(plays);
  const auto widths = hour_widths(warehouse, slice);
  double all = 0;
  for (const double hour : hours) all += hour;
  Json rows = Json::array();
  for (std::size_t hour = 0; hour < 24; ++hour) {
    std::array<double, 7> of_hour{};
    for (std::size_t day = 0; day < 7; ++day) of_hour[day] = plays[day][hour];
    const double share = share_of(hours[hour], all);
    const auto width = widths.find(hour);
    const bool known = width != widths.end();
    rows.push_back({{"hour", hour},
                    {"plays", plays_json(hours[hour])},
                    {"share", rounded(share)},
                    {"low", known ? Json(rounded(std::max(0.0, share - width->second))) : Json(nullptr)},
                    {"high", known ? Json(rounded(share + width->second)) : Json(nullptr)},
                    {"workday", a_day(sum(of_hour, 0, 5), sum(days, 0, 5))},
                    {"weekend", a_day(sum(of_hour, 5, 7), sum(days, 5, 7))}});
  }
  return rows;
}

/// Plays of the history that the period leaves out; nothing without a period.
std::optional<std::array<double, 7>> rest_of(Warehouse& warehouse, const Slice& slice,
                                             const std::array<double, 7>& plays) {
  if (slice.open()) return std::nullopt;
  auto rest = by_weekday(hour_plays(warehouse, at_any_time(slice)));
  for (std::size_t day = 0; day < 7; ++day) rest[day] = std::max(0.0, rounded(rest[day] - plays[day]));
  return rest;
}

Json weekdays_json(Warehouse& warehouse, const Slice& slice, const HourPlays& hours, const DaysByWeekday& days) {
  const auto plays = by_weekday(hours);
  const auto rest = rest_of(warehouse, slice, plays);
  const double all = sum(plays, 0, 7), all_rest = rest ? sum(*rest, 0, 7) : 0;
  Json rows = Json::array();
  for (std::size_t day = 0; day < 7; ++day)
    rows.push_back({{"weekday", day + 1},
                    {"plays", plays_json(plays[day])},
                    {"days", days[day]},
                    {"plays_a_day", a_day(plays[day], days[day])},
                    {"share", rounded(share_of(plays[day], all))},
                    {"rest_share", rest ? share_of_json((*rest)[day], all_rest) : Json(nullptr)}});
  return rows;
}

Json matrix_json(const HourPlays& plays, const DaysByWeekday& days) {
  Json counts = Json::array(), per_hour = Json::array();
  for (std::size_t day = 0; day < 7; ++day) {
    Json count = Json::array(), per = Json::array();
    for (const double hour : plays[day]) {
      count.push_back(plays_json(hour));
      per.push_back(a_day(hour, days[day]));
    }
    counts.push_back(count);
    per_hour.push_back(per);
  }
  return {{"plays", counts}, {"per_hour", per_hour}};
}

/// Known plays of one name by part of the day.
using PartPlays = std::array<double, 4>;

double sum(const PartPlays& plays) { return plays[0] + plays[1] + plays[2] + plays[3]; }

Json part_rows_json(const std::map<std::string, PartPlays>& names, const PartPlays& known) {
  std::map<std::string, double> totals;
  for (const auto& [name, plays] : names) totals[name] = sum(plays);
  Json rows = Json::array();
  for (const Share& share : ranking(totals)) {
    const double overall = share_of(share.plays, sum(known));
    Json shares = Json::array(), differences = Json::array();
    for (std::size_t part = 0; part < 4; ++part) {
      const bool enough = known[part] > kLeastPlays - 0.5;
      const double in_part = share_of(names.at(share.name)[part], known[part]);
      shares.push_back(enough ? Json(rounded(in_part)) : Json(nullptr));
      differences.push_back(enough ? Json(rounded(in_part - overall)) : Json(nullptr));
    }
    rows.push_back(
        {{"name", share.name}, {"overall", rounded(overall)}, {"shares", shares}, {"differences", differences}});
  }
  return rows;
}

Json parts_json(Warehouse& warehouse, const Slice& slice, const std::array<double, 24>& hours) {
  std::map<std::string, PartPlays> names;
  PartPlays known{};
  for (const BucketPlays& row : genre_buckets(warehouse, slice, {"", "{} // 6"})) {
    if (row.name == kUnknown) continue;
    names[row.name].at(static_cast<std::size_t>(row.bucket)) += row.plays;
    known.at(static_cast<std::size_t>(row.bucket)) += row.plays;
  }
  Json parts = Json::array();
  for (int part = 0; part < 4; ++part) {
    const int from = part * kPartHours;
    double plays = 0;
    for (int hour = from; hour < from + kPartHours; ++hour) plays += hours.at(static_cast<std::size_t>(hour));
    parts.push_back(
        {{"part", kParts[part]}, {"from_hour", from}, {"to_hour", from + kPartHours}, {"plays", plays_json(plays)}});
  }
  return {{"parts", parts}, {"rows", part_rows_json(names, known)}};
}

}  // namespace

Json clock_profile_json(Warehouse& warehouse, const Slice& slice) {
  const HourPlays plays = hour_plays(warehouse, slice);
  const DaysByWeekday days = days_by_weekday(slice, covered_days(slice, history_of(warehouse, slice.user)));
  const auto hours = by_hour(plays);
  const auto weekdays = by_weekday(plays);
  const double all = sum(weekdays, 0, 7);
  double night = 0;
  for (std::size_t hour = 0; hour < kPartHours; ++hour) night += hours[hour];
  Json json;
  json["hours"] = hours_json(warehouse, slice, plays, days);
  json["weekdays"] = weekdays_json(warehouse, slice, plays, days);
  json["matrix"] = matrix_json(plays, days);
  json["plays_a_day"] = a_day(all, sum(days, 0, 7));
  json["workdays_a_day"] = a_day(sum(weekdays, 0, 5), sum(days, 0, 5));
  json["weekends_a_day"] = a_day(sum(weekdays, 5, 7), sum(days, 5, 7));
  json["night_share"] = rounded(share_of(night, all));
  json["parts"] = parts_json(warehouse, slice, hours);
  json["level"] = level_json(slice);
  json["coverage"] = to_json(timed(coverage_of(warehouse, slice)));
  return json;
}

}  // namespace tonearm
