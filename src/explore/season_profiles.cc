#include "explore/season_profiles.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "explore/day_plays.h"
#include "explore/genre_buckets.h"
#include "explore/slice_request.h"
#include "report/coverage.h"
#include "report/numbers.h"
#include "report/shares.h"
#include "report/thirds_change.h"

namespace tonearm {
namespace {

constexpr std::int64_t kLeastDays = 27;  // of a month, or it says little of it

/// Quarters from December, counted from that of the year 0: year * 4 + season, December in the next year's.
constexpr const char* kQuarter = "cast(floor((extract(year from {0}) * 12 + extract(month from {0})) / 3) as int64)";

std::int64_t quarter_of(Date day) { return (day.year * 12 + static_cast<int>(day.month)) / 3; }

DaySpan days_of_quarter(std::int64_t quarter) {
  const auto begin = [](std::int64_t q) {
    const std::int64_t month = q * 3 - 1;  // counted from January of the year 0
    return days_from_civil({static_cast<int>(month / 12), static_cast<unsigned>(month % 12 + 1), 1});
  };
  return {begin(quarter), begin(quarter + 1) - 1};
}

DaySpan days_of_month(int year, int month) {
  const Date next = month == 12 ? Date{year + 1, 1, 1} : Date{year, static_cast<unsigned>(month + 1), 1};
  return {days_from_civil({year, static_cast<unsigned>(month), 1}), days_from_civil(next) - 1};
}

DaySpan common(const DaySpan& a, const DaySpan& b) { return {std::max(a.first, b.first), std::min(a.last, b.last)}; }

using PlaysByName = std::map<std::string, double>;

Json season_json(const Slice& slice, std::int64_t quarter, const DaySpan& covered, const PlaysByName& names) {
  const DaySpan span = common(days_of_quarter(quarter), covered);
  double plays = 0;
  for (const auto& [name, of_name] : names) plays += of_name;
  Json shares = nullptr;
  if (plays > kLeastPlays - 0.5) {
    shares = Json::array();
    for (const Share& share : ranking(names)) shares.push_back({{"name", share.name}, {"share", rounded(share.share)}});
  }
  return {{"season", season_key(slice.hemisphere, static_cast<int>(quarter % 4))},
          {"from", format_date(civil_from_days(span.first))},
          {"to", format_date(civil_from_days(span.last))},
          {"plays", plays_json(plays)},
          {"shares", shares}};
}

Json years_json(Warehouse& warehouse, const Slice& slice, const DaySpan& covered) {
  std::map<std::int64_t, PlaysByName> quarters;
  for (const BucketPlays& row : genre_buckets(warehouse, slice, {kQuarter, ""}))
    quarters[row.bucket][row.name] += row.plays;
  Json rows = Json::array();
  if (covered.empty()) return rows;
  const std::int64_t last = quarter_of(civil_from_days(covered.last));
  for (std::int64_t quarter = quarter_of(civil_from_days(covered.first)); quarter <= last; ++quarter) {
    const auto& seasons = slice.seasons;
    const bool asked = seasons.empty() || std::find(seasons.begin(), seasons.end(), quarter % 4) != seasons.end();
    if (!asked) continue;
    if (rows.empty() || rows.back()["year"] != quarter / 4)
      rows.push_back({{"year", quarter / 4}, {"seasons", Json::array()}});
    rows.back()["seasons"].push_back(season_json(slice, quarter, covered, quarters[quarter]));
  }
  return rows;
}

struct Months {
  Json rows = Json::array(), mean = Json::array();
};

Months months_of(Warehouse& warehouse, const Slice& slice, const DaySpan& covered) {
  std::map<std::pair<int, int>, double> plays;
  for (const DayPlays& day : day_plays(warehouse, slice)) {
    const Date date = civil_from_days(day.day);
    plays[{date.year, static_cast<int>(date.month)}] += day.plays;
  }
  Months months;
  std::array<double, 12> sum{};
  std::array<int, 12> years{};
  for (int year = civil_from_days(covered.first).year; !covered.empty() && year <= civil_from_days(covered.last).year;
       ++year) {
    Json row = Json::array();
    for (int month = 1; month <= 12; ++month) {
      const DaySpan span = common(days_of_month(year, month), covered);
      const std::int64_t days = count_days(slice, span);
      const bool enough = span.days() >= kLeastDays && days > 0;
      const double a_day = share_of(plays[{year, month}], static_cast<double>(days));
      row.push_back(enough ? Json(rounded(a_day)) : Json(nullptr));
      if (enough) sum.at(static_cast<std::size_t>(month - 1)) += a_day, ++years.at(static_cast<std::size_t>(month - 1));
    }
    months.rows.push_back({{"year", year}, {"plays_a_day", row}});
  }
  for (std::size_t month = 0; month < 12; ++month) months.mean.push_back(share_of_json(sum[month], years[month]));
  return months;
}

}  // namespace

Json season_profiles_json(Warehouse& warehouse, const Slice& slice) {
  const DaySpan covered = covered_days(slice, history_of(warehouse, slice.user));
  const Months months = months_of(warehouse, slice, covered);
  return {{"years", years_json(warehouse, slice, covered)},
          {"months", months.rows},
          {"mean", months.mean},
          {"level", level_json(slice)},
          {"coverage", to_json(timed(coverage_of(warehouse, slice)))}};
}

}  // namespace tonearm
