#include "statistics/phase_spectrum.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "statistics/week_matrix.h"

namespace tonearm {
namespace {

constexpr double kCorners[] = {.1, .15, .2, .3, .4, .5, .65, .8, 1, 1.25, 1.6, 2, 2.6, 3.5, 5, 8};
constexpr double kFloors[] = {0, .02, .05, .1, .15, .2, .3, .45, .7, 1, 2, 5};
constexpr double kClearly = 6;  // twice the gain in log-likelihood for two parameters more, 5 %

/// Power over spectrum, and the two means of Whittle's likelihood.
struct Fit {
  std::vector<double> ratios;
  double mean_ratio = 0, mean_log = 0;

  Fit(const PhaseSpectrum& spectrum, const std::vector<double>& frequencies, const std::vector<double>& power) {
    const auto count = static_cast<double>(power.size());
    for (std::size_t k = 0; k < power.size(); ++k) {
      const double expected = spectrum.at(frequencies[k]);
      ratios.push_back(power[k] / expected);
      mean_ratio += ratios.back() / count;
      mean_log += std::log(expected) / count;
    }
  }

  double misfit() const { return std::log(mean_ratio) + mean_log; }

  /// Degrees of freedom of the power at one frequency, from its scatter.
  double freedom() const {
    double squares = 0;
    for (const double ratio : ratios) squares += std::pow(ratio / mean_ratio - 1, 2);
    return 2 * static_cast<double>(ratios.size()) / squares;
  }
};

bool fits_clearly_worse(const std::vector<double>& power, const Fit& best) {
  const auto count = static_cast<double>(power.size());
  const double flat = std::log(std::accumulate(power.begin(), power.end(), 0.0) / count);
  return best.freedom() * count * (flat - best.misfit()) > kClearly;
}

}  // namespace

double PhaseSpectrum::at(double frequency) const { return 1 / (1 + std::pow(frequency / corner, 2)) + floor; }

double PhaseSpectrum::half_life_weeks() const {
  return std::numbers::ln2 / (2 * std::numbers::pi * corner) * kWeeksAYear;
}

PhaseSpectrum fit_phase_spectrum(const std::vector<double>& frequencies, const std::vector<double>& power) {
  PhaseSpectrum best{kCorners[0], kFloors[0]};
  if (std::accumulate(power.begin(), power.end(), 0.0) <= 0) return best;
  double least = std::numeric_limits<double>::infinity();
  for (const double corner : kCorners)
    for (const double floor : kFloors) {
      const PhaseSpectrum spectrum{corner, floor};
      const double misfit = Fit(spectrum, frequencies, power).misfit();
      if (misfit >= least) continue;
      least = misfit;
      best = spectrum;
    }
  best.phases_seen = fits_clearly_worse(power, Fit(best, frequencies, power));
  return best;
}

}  // namespace tonearm
