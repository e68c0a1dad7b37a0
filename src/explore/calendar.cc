#include "explore/calendar.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "explore/day_plays.h"
#include "report/coverage.h"

namespace tonearm {
namespace {

constexpr std::size_t kListed = 10;
constexpr double kClasses[] = {0.25, 0.50, 0.75, 0.90, 0.98, 1};

std::string text(std::int64_t day) { return format_date(civil_from_days(day)); }

/// Without an initializer list, whose copies take longer than the query where days are thousands.
Json day_json(const DayPlays& day) {
  Json json = Json::object();
  json["day"] = text(day.day);
  json["plays"] = plays_json(day.plays);
  return json;
}

/// The plays that so many of the days reach at most: the nearest rank.
Json classes_json(const std::vector<DayPlays>& days) {
  std::vector<double> plays;
  for (const DayPlays& day : days) plays.push_back(day.plays);
  std::sort(plays.begin(), plays.end());
  Json ends = Json::array();
  for (const double part : kClasses)
    if (!plays.empty())
      ends.push_back(
          plays_json(plays[static_cast<std::size_t>(std::ceil(part * static_cast<double>(plays.size()))) - 1]));
  return ends;
}

Json years_json(const Slice& slice, const DaySpan& covered, const std::vector<DayPlays>& days) {
  struct Year {
    double plays = 0;
    std::int64_t days = 0;
  };
  std::map<int, Year> years;
  for (const DayPlays& day : days) {
    Year& year = years[civil_from_days(day.day).year];
    year.plays += day.plays;
    ++year.days;
  }
  Json rows = Json::array();
  if (covered.empty()) return rows;
  for (int year = civil_from_days(covered.first).year; year <= civil_from_days(covered.last).year; ++year) {
    const DaySpan span{std::max(covered.first, days_from_civil({year, 1, 1})),
                       std::min(covered.last, days_from_civil({year, 12, 31}))};
    rows.push_back({{"year", year},
                    {"plays", plays_json(years[year].plays)},
                    {"days_with_plays", years[year].days},
                    {"days", count_days(slice, span)}});
  }
  return rows;
}

Json runs_json(const std::vector<Run>& runs, bool with_plays) {
  Json rows = Json::array();
  for (const Run& run : longest(runs, kListed)) {
    rows.push_back({{"from", text(run.first)}, {"to", text(run.last)}, {"days", run.days}});
    if (with_plays) rows.back()["plays"] = plays_json(run.plays);
  }
  return rows;
}

Json busiest_json(std::vector<DayPlays> days) {
  std::stable_sort(days.begin(), days.end(), [](const DayPlays& a, const DayPlays& b) { return a.plays > b.plays; });
  days.resize(std::min(days.size(), kListed));
  Json rows = Json::array();
  for (const DayPlays& day : days) rows.push_back(day_json(day));
  return rows;
}

}  // namespace

Json calendar_json(Warehouse& warehouse, const Slice& slice) {
  const DaySpan covered = covered_days(slice, history_of(warehouse, slice.user));
  const std::vector<DayPlays> days = day_plays(warehouse, slice);
  Json rows = Json::array();
  for (const DayPlays& day : days) rows.push_back(day_json(day));
  return {{"days", rows},
          {"from", covered.empty() ? Json(nullptr) : Json(text(covered.first))},
          {"to", covered.empty() ? Json(nullptr) : Json(text(covered.last))},
          {"totals", years_json(slice, covered, days)},
          {"classes", classes_json(days)},
          {"streaks", runs_json(streaks(slice, days), true)},
          {"silences", runs_json(silences(slice, days), false)},
          {"busiest", busiest_json(days)},
          {"coverage", to_json(coverage_of(warehouse, slice))}};
}

}  // namespace tonearm
