#include "statistics/slow_waves.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "statistics/orthonormal.h"
#include "statistics/phase_spectrum.h"
#include "statistics/random.h"
#include "statistics/week_matrix.h"

namespace tonearm {
namespace {

constexpr double kSlow = 1;        // waves a year, up to which they stand for a trend by chance
constexpr double kFitted = 6;      // up to which the spectrum is fitted
constexpr double kAside = 1.01;    // half-waves a span, by which a wave must differ from those of the year
constexpr std::size_t kTrend = 5;  // its place among the columns: after 1 and the year's waves
constexpr std::size_t kWaves = 6;  // place of the first wave
constexpr std::size_t kLeastWeeks = 52;

/// Numbers of half-waves over the span of the waves that are used.
std::vector<int> half_waves(double span_years) {
  std::vector<int> found;
  const double frequency = 1 / (2 * span_years);
  for (int k = 2; k <= static_cast<int>(std::floor(kFitted * 2 * span_years)); ++k)
    if (std::min(std::abs(k * frequency - 1), std::abs(k * frequency - 2)) > kAside * frequency) found.push_back(k);
  return found;
}

/// The rows of the weeks with plays: 1, the year's waves, the trend, the waves, and then the values, all times the
/// root of the week's weight.
ColumnPanels weighted_columns(const WeeklyValues& weekly, const std::vector<int>& waves) {
  std::vector<std::size_t> weeks;
  for (std::size_t w = 0; w < weekly.weights.size(); ++w)
    if (weekly.weights[w] > 0) weeks.push_back(w);
  const std::size_t basis = kWaves + waves.size();
  ColumnPanels columns(weeks.size(), basis + weekly.columns);
  for (std::size_t row = 0; row < weeks.size(); ++row) {
    const std::size_t week = weeks[row];
    const double root = std::sqrt(weekly.weights[week]);
    const double at = (static_cast<double>(week) + 0.5) / static_cast<double>(weekly.weights.size());
    const auto season = year_waves(weekly.middles[week]);
    columns.at(row, 0) = root;
    for (std::size_t s = 0; s < season.size(); ++s) columns.at(row, 1 + s) = root * season[s];
    columns.at(row, kTrend) = root * (at - 0.5);
    for (std::size_t k = 0; k < waves.size(); ++k)
      columns.at(row, kWaves + k) = root * std::cos(std::numbers::pi * waves[k] * at);
    for (std::size_t c = 0; c < weekly.columns; ++c)
      columns.at(row, basis + c) = root * weekly.values[week * weekly.columns + c];
  }
  return columns;
}

/// Waves that the weeks with plays can tell from the others: places among the columns, and frequencies a year.
struct Spectrum {
  std::vector<std::size_t> places;
  std::vector<double> frequencies, power;
};

Spectrum spectrum_of(const Orthonormal& fitted, const std::vector<int>& half_waves, const WeeklyValues& weekly) {
  Spectrum spectrum;
  const double span_years = static_cast<double>(weekly.weights.size()) / kWeeksAYear;
  for (std::size_t k = 0; k < half_waves.size(); ++k) {
    if (fitted.lengths[kWaves + k] == 0) continue;
    double power = 0;
    for (std::size_t c = 0; c < weekly.columns; ++c)
      power += std::pow(fitted.at(kWaves + k, fitted.basis + c) * weekly.scale[c], 2);
    spectrum.places.push_back(kWaves + k);
    spectrum.frequencies.push_back(half_waves[k] / (2 * span_years));
    spectrum.power.push_back(power);
  }
  return spectrum;
}

void whiten(const Orthonormal& fitted, const Spectrum& spectrum, const PhaseSpectrum& phases, SlowWaves& slow) {
  const std::size_t columns = fitted.columns - fitted.basis;
  slow.variance.resize(columns);
  for (std::size_t k = 0; k < spectrum.places.size() && (k < 2 || spectrum.frequencies[k] <= kSlow);
       ++k, ++slow.count) {
    const double factor = std::sqrt((1 + phases.floor) / phases.at(spectrum.frequencies[k]));
    for (std::size_t c = 0; c < columns; ++c) {
      const double wave = fitted.at(spectrum.places[k], fitted.basis + c) * factor;
      slow.waves.push_back(wave);
      slow.variance[c] += wave * wave;
    }
  }
  for (double& variance : slow.variance) variance /= static_cast<double>(slow.count);
}

/// Coefficients of the year's waves beside a straight line: back substitution from the trend up.
void take_season(const Orthonormal& fitted, SlowWaves& slow) {
  for (auto& season : slow.season) season.resize(slow.trend.size());
  for (std::size_t c = 0; c < slow.trend.size(); ++c) {
    std::array<double, kWaves> solved{};
    for (std::size_t row = kTrend; row > 0; --row) {
      double left = fitted.at(row, fitted.basis + c);
      for (std::size_t after = row + 1; after <= kTrend; ++after) left -= fitted.at(row, after) * solved[after];
      solved[row] = left / fitted.lengths[row];
    }
    for (std::size_t s = 0; s < slow.season.size(); ++s) slow.season[s][c] = solved[1 + s];
  }
}

using Mixture = std::vector<double>;

/// A direction among trend and waves, all alike likely.
Mixture random_mixture(std::size_t parts, SplitMix& random) {
  Mixture mixture(parts);
  double squares = 0;
  for (double& part : mixture) {
    part = random.normal();
    squares += part * part;
  }
  for (double& part : mixture) part /= std::sqrt(squares);
  return mixture;
}

double size_of(const Mixture& mixture, const std::vector<double>& rows, RotationPower power) {
  const std::size_t columns = rows.size() / mixture.size();
  std::vector<double> mixed(columns);
  for (std::size_t r = 0; r < mixture.size(); ++r)
    for (std::size_t c = 0; c < columns; ++c) mixed[c] += mixture[r] * rows[r * columns + c];
  double size = 0;
  for (const double value : mixed) {
    const double square = value * value;
    size += power == RotationPower::keen ? square * square : square;
  }
  return size;
}

}  // namespace

std::array<double, 4> year_waves(double middle) {
  const double angle = 2 * std::numbers::pi * middle;
  return {std::cos(angle), std::sin(angle), std::cos(2 * angle), std::sin(2 * angle)};
}

std::optional<SlowWaves> slow_waves(const WeeklyValues& weekly) {
  if (weekly.weights.size() < kLeastWeeks || weekly.columns == 0) return std::nullopt;
  const std::vector<int> waves = half_waves(static_cast<double>(weekly.weights.size()) / kWeeksAYear);
  const Orthonormal fitted = orthonormalise(weighted_columns(weekly, waves), kWaves + waves.size());
  if (std::count(fitted.lengths.begin(), fitted.lengths.begin() + kWaves, 0.0) > 0) return std::nullopt;
  const Spectrum spectrum = spectrum_of(fitted, waves, weekly);
  if (spectrum.places.size() < 2) return std::nullopt;
  const PhaseSpectrum phases = fit_phase_spectrum(spectrum.frequencies, spectrum.power);
  SlowWaves slow;
  for (std::size_t c = 0; c < weekly.columns; ++c) slow.trend.push_back(fitted.at(kTrend, fitted.basis + c));
  slow.trend_length = fitted.lengths[kTrend];
  whiten(fitted, spectrum, phases, slow);
  take_season(fitted, slow);
  slow.half_life_weeks = phases.half_life_weeks();
  slow.phases_seen = phases.phases_seen;
  return slow;
}

Chance rotations(const SlowWaves& waves, const std::vector<double>& scale, RotationPower power, unsigned seed) {
  std::vector<double> rows = waves.trend;
  rows.insert(rows.end(), waves.waves.begin(), waves.waves.end());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] *= scale[i % scale.size()];
  Mixture trend(waves.count + 1);
  trend[0] = 1;
  Chance chance{size_of(trend, rows, power), {}};
  SplitMix random(seed);
  for (int draw = 0; draw < kDraws; ++draw)
    chance.draws.push_back(size_of(random_mixture(trend.size(), random), rows, power));
  return chance;
}

}  // namespace tonearm
