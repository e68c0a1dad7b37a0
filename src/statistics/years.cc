#include "statistics/years.h"

#include <cmath>
#include <numeric>

#include "statistics/inference.h"
#include "statistics/random.h"
#include "statistics/student.h"
#include "statistics/weekly_shares.h"

namespace tonearm {
namespace {

constexpr unsigned kSeed = 2;
constexpr double kLeastYears = 3;
constexpr double kAlpha = 0.05, kAlphaOfLongPhases = 0.02;
constexpr double kLongPhaseWeeks = 13;
constexpr double kVisibleErrors = 3.6;

/// Weighted mean by column of the season-adjusted shares of some weeks.
struct PartOfSpan {
  double weight = 0;
  std::vector<double> share;

  PartOfSpan(const WeeklyValues& weekly, const SlowWaves& waves, std::size_t from, std::size_t to)
      : share(weekly.columns) {
    for (std::size_t w = from; w < to; ++w) add(weekly, waves, w);
    for (double& value : share) value = weight > 0 ? value / weight : 0;
  }

 private:
  void add(const WeeklyValues& weekly, const SlowWaves& waves, std::size_t week) {
    const auto season = year_waves(weekly.middles[week]);
    weight += weekly.weights[week];
    for (std::size_t c = 0; c < weekly.columns; ++c) {
      double value = weekly.values[week * weekly.columns + c];
      for (std::size_t s = 0; s < season.size(); ++s) value -= season[s] * waves.season[s][c];
      share[c] += weekly.weights[week] * value;
    }
  }
};

std::vector<ThirdsDifference> compare_thirds(const WeeklyValues& weekly, const SlowWaves& waves) {
  const std::size_t weeks = weekly.weights.size();
  const PartOfSpan first(weekly, waves, 0, weeks / 3), last(weekly, waves, weeks - weeks / 3, weeks);
  if (first.weight <= 0 || last.weight <= 0) return {};
  const double width = t_quantile(static_cast<double>(waves.count));
  std::vector<ThirdsDifference> found;
  for (std::size_t c = 0; c < weekly.columns; ++c) {
    const double error = std::sqrt(waves.variance[c] * (1 / first.weight + 1 / last.weight));
    found.push_back({first.share[c], last.share[c], {last.share[c] - first.share[c], width * error}});
  }
  return found;
}

void compare_ends(const SlowWaves& waves, YearsFindings& findings) {
  const auto freedom = static_cast<double>(waves.count);
  std::vector<double> change, errors;
  for (const double trend : waves.trend) change.push_back(trend / waves.trend_length);
  for (const double variance : waves.variance) errors.push_back(std::sqrt(variance) / waves.trend_length);
  findings.change = family_differences(change, errors, freedom, kVisibleErrors);
  findings.moved = moved_share(change, waves.waves, freedom * waves.trend_length * waves.trend_length, freedom);
}

}  // namespace

YearsFindings years_findings(const WeekMatrix& merged) {
  YearsFindings findings;
  findings.span_years = merged.span_years();
  const WeeklyValues weekly = weekly_shares(merged, WeekWeight::levelled);
  const auto waves = slow_waves(weekly);
  if (!waves) return findings;
  findings.waves = waves->count;
  if (waves->phases_seen) findings.half_life_weeks = waves->half_life_weeks;
  findings.alpha = waves->half_life_weeks > kLongPhaseWeeks ? kAlphaOfLongPhases : kAlpha;
  compare_ends(*waves, findings);
  findings.thirds = compare_thirds(weekly, *waves);
  findings.visible = median_visible(findings.change, merged.shares());
  if (findings.span_years >= kLeastYears) {
    findings.chance = rotations(*waves, weekly.scale, RotationPower::keen, kSeed);
    findings.p = p_of(*findings.chance);
  }
  findings.verdict = verdict_of(findings.p, findings.alpha, findings.visible);
  return findings;
}

}  // namespace tonearm
