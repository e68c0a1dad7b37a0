#include "explore/genre_trend.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "explore/genre_buckets.h"
#include "explore/period.h"
#include "report/coverage.h"
#include "report/numbers.h"
#include "report/shares.h"
#include "report/thirds_change.h"

namespace tonearm {
namespace {

/// Buckets of so many months, counted from the year 0.
struct Buckets {
  std::string by;
  int months = 1;

  std::int64_t of(Date day) const { return (day.year * 12 + static_cast<int>(day.month) - 1) / months; }
  Date first_day(std::int64_t bucket) const {
    const std::int64_t month = bucket * months;
    return {static_cast<int>(month / 12), static_cast<unsigned>(month % 12 + 1), 1};
  }
  std::string name(std::int64_t bucket) const {
    const Date first = first_day(bucket);
    if (by == "year") return fmt::format("{:04}", first.year);
    if (by == "quarter") return fmt::format("{:04}-Q{}", first.year, (first.month + 2) / 3);
    return fmt::format("{:04}-{:02}", first.year, first.month);
  }
  std::string sql() const {
    return fmt::format("cast(floor((extract(year from {{0}}) * 12 + extract(month from {{0}}) - 1) / {}) as int64)",
                       months);
  }
};

Buckets buckets_by(const std::string& by) { return {by, by == "year" ? 12 : by == "quarter" ? 3 : 1}; }

struct Series {
  std::string family;
  std::vector<double> plays;
};

double sum(const std::vector<double>& plays) {
  double total = 0;
  for (const double number : plays) total += number;
  return total;
}

Json numbers(const std::vector<double>& plays) {
  Json list = Json::array();
  for (const double number : plays) list.push_back(plays_json(number));
  return list;
}

Json buckets_json(const Buckets& buckets, const DaySpan& covered, std::int64_t first,
                  const std::vector<double>& plays) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < plays.size(); ++i) {
    const std::int64_t bucket = first + static_cast<std::int64_t>(i);
    const DaySpan whole{days_from_civil(buckets.first_day(bucket)), days_from_civil(buckets.first_day(bucket + 1)) - 1};
    const bool complete = covered.contains(whole.first) && covered.contains(whole.last);
    rows.push_back({{"bucket", buckets.name(bucket)},
                    {"from", format_date(civil_from_days(std::max(whole.first, covered.first)))},
                    {"to", format_date(civil_from_days(std::min(whole.last, covered.last)))},
                    {"plays", plays_json(plays[i])},
                    {"complete", complete}});
  }
  return rows;
}

void add(std::vector<double>& sums, const std::vector<double>& plays) {
  for (std::size_t i = 0; i < plays.size(); ++i) sums[i] += plays[i];
}

}  // namespace

Json genre_trend_json(Warehouse& warehouse, Slice slice, const Parameters& parameters) {
  const Buckets buckets = buckets_by(parameters.choice("by", "month", {"month", "quarter", "year"}));
  const std::string level = parameters.choice("level", level_column(slice), {"family", "genre"});
  const auto limit = static_cast<std::size_t>(parameters.number("limit", 8, 1, 100));
  slice.grouping = level == "genre" ? Grouping::genre : Grouping::family;

  const DaySpan covered = covered_days(slice, history_of(warehouse, slice.user));
  const std::int64_t first = buckets.of(civil_from_days(covered.first));
  const auto count =
      covered.empty() ? 0 : static_cast<std::size_t>(buckets.of(civil_from_days(covered.last)) - first + 1);
  std::map<std::string, Series> series;
  std::map<std::string, double> totals;
  std::vector<double> all(count), rest(count);
  for (const BucketPlays& row : genre_buckets(warehouse, slice, {buckets.sql(), ""})) {
    const auto at = static_cast<std::size_t>(row.bucket - first);
    Series& of_name = series.try_emplace(row.name, Series{row.family, std::vector<double>(count)}).first->second;
    of_name.plays.at(at) += row.plays;
    all.at(at) += row.plays;
    totals[row.name] += row.plays;
  }
  const std::vector<Share> ranked = ranking(totals);
  Json names = Json::array();
  std::size_t others = 0;
  std::vector<double> unknown(count);
  for (const Share& share : ranked) {
    const Series& of_name = series.at(share.name);
    if (share.name == kUnknown)
      unknown = of_name.plays;
    else if (names.size() < limit)
      names.push_back({{"name", share.name},
                       {"family", of_name.family},
                       {"plays", numbers(of_name.plays)},
                       {"total", plays_json(share.plays)}});
    else
      add(rest, of_name.plays), ++others;
  }
  return {{"by", buckets.by},
          {"level", level},
          {"buckets", buckets_json(buckets, covered, first, all)},
          {"names", names},
          {"rest", {{"count", others}, {"plays", numbers(rest)}, {"total", plays_json(sum(rest))}}},
          {"unknown", {{"plays", numbers(unknown)}, {"total", plays_json(sum(unknown))}}},
          {"least_plays", static_cast<int>(kLeastPlays)},
          {"coverage", to_json(coverage_of(warehouse, slice))}};
}

}  // namespace tonearm
