#include "calibration/listener.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "calibration/wander.h"
#include "statistics/random.h"
#include "statistics/season_cells.h"

namespace tonearm::calibration {
namespace {

constexpr double kTargetShare = 0.15;
constexpr double kGammaShape = 1.5;
constexpr double kColdestDay = 0.04;  // years after New Year
constexpr int kPhaseDraws = 4000;

double log_odds(double share) { return std::log(share / (1 - share)); }

/// Marsaglia & Tsang 2000.
double gamma(double shape, SplitMix& random) {
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  while (true) {
    const double x = random.normal(), v = std::pow(1 + c * x, 3);
    if (v > 0 && std::log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
  }
}

int poisson(double mean, SplitMix& random) {
  const double limit = std::exp(-mean);
  int count = 0;
  for (double product = random.uniform(); product > limit; product *= random.uniform()) ++count;
  return count;
}

std::vector<double> base_shares(const Dials& dials, SplitMix& random) {
  std::vector<double> base{kTargetShare};
  double sum = 0;
  for (std::size_t f = 1; f < dials.families; ++f) sum += base.emplace_back(gamma(kGammaShape, random));
  for (std::size_t f = 1; f < dials.families; ++f) base[f] *= (1 - kTargetShare) / sum;
  return base;
}

double summer_or_winter(int season) { return season == 2 ? 0.5 : season == 0 ? -0.5 : 0; }

/// @param along from -0.5 at the start of the span to 0.5 at its end
std::vector<double> shares_of(const Dials& dials, const std::vector<double>& base, const std::vector<double>& phases,
                              int season, double along) {
  std::vector<double> shares = base;
  const double target = kTargetShare + dials.season * summer_or_winter(season) + dials.drift * along;
  shares[0] *= std::exp(log_odds(target) - log_odds(kTargetShare));
  double sum = 0;
  for (std::size_t f = 0; f < shares.size(); ++f) sum += shares[f] *= std::exp(phases[f]);
  for (double& share : shares) share /= sum;
  return shares;
}

class Draw {
 public:
  Draw(const Dials& dials, std::uint64_t seed)
      : dials_(dials),
        random_(seed),
        phases_(dials.families, Wander(dials.phases.sd, dials.phases.memory_weeks)),
        wander_(dials.clock_wander, dials.clock_memory_weeks) {}

  Listener listener() {
    const auto weeks = static_cast<std::size_t>(std::floor(dials_.years * kWeeksAYear + 0.5));
    const double monday = 4 + 7.0 * (2000 + random_.below(52));
    Listener made{
        base_shares(dials_, random_), {monday, weeks, dials_.families}, {monday, weeks}, {weeks, dials_.families}};
    const std::vector<double> middles = made.weekly.middles();
    const std::vector<bool> silent = silent_weeks(weeks);
    for (std::size_t w = 0; w < weeks; ++w) {
      const double along = (static_cast<double>(w) + 0.5) / static_cast<double>(weeks) - 0.5;
      draw_week(w, along, middles[w], silent[w], made);
    }
    return made;
  }

 private:
  std::vector<bool> silent_weeks(std::size_t weeks) {
    std::vector<bool> silent(weeks);
    if (!dials_.gaps) return silent;
    for (std::size_t w = 0; w < weeks; ++w) silent[w] = random_.uniform() < 0.05;
    for (int gap = poisson(dials_.years / 4, random_); gap > 0; --gap) {
      const auto from = static_cast<std::size_t>(random_.below(static_cast<int>(weeks)));
      for (std::size_t w = from; w < std::min(from + 4, weeks); ++w) silent[w] = true;
    }
    return silent;
  }

  void draw_week(std::size_t week, double along, double middle, bool silent, Listener& made) {
    std::vector<double> phases;
    for (Wander& phase : phases_) phases.push_back(phase.next(random_));
    const std::vector<double> shares = shares_of(dials_, made.base, phases, season_at(middle), along);
    const double hour = dials_.hour + dials_.clock_shift * along + wander_.next(random_);
    const int bursts = bursts_of(along, middle);
    for (int burst = 0; burst < (silent ? 0 : bursts); ++burst) draw_burst(week, shares, hour, made);
  }

  int bursts_of(double along, double middle) {
    const double winter = std::cos(2 * std::numbers::pi * (middle - kColdestDay));
    const double plays = (dials_.plays + dials_.plays_sd * random_.normal()) * (1 + dials_.seasonal_volume * winter) *
                         (1 + dials_.volume_trend * along);
    return std::max(0, static_cast<int>(std::floor(plays / dials_.burst + 0.5)));
  }

  void draw_burst(std::size_t week, const std::vector<double>& shares, double hour, Listener& made) {
    std::size_t family = 0;
    for (double left = random_.uniform() - shares[0]; left >= 0 && family + 1 < shares.size(); left -= shares[family])
      ++family;
    const double at = hour + (family == 0 ? dials_.family_shift : 0) + dials_.hour_sd * random_.normal();
    const double quarters = std::floor(4 * at), day = static_cast<double>(kQuarters);
    const auto quarter = static_cast<std::size_t>(quarters - day * std::floor(quarters / day));
    made.weekly.at(week, family) += dials_.burst;
    made.clock.at(week, quarter) += dials_.burst;
    made.family_clock.add(week, family, quarter, dials_.burst);
  }

  const Dials& dials_;
  SplitMix random_;
  std::vector<Wander> phases_;
  Wander wander_;
};

/// Mean over the phases that there can be, the same ones for all moments asked of.
std::vector<double> expected_shares(const Dials& dials, const std::vector<double>& base, int season, double along) {
  SplitMix random(11);
  std::vector<double> expected(base.size()), phases(base.size());
  for (int draw = 0; draw < kPhaseDraws; ++draw) {
    for (double& phase : phases) phase = dials.phases.sd * random.normal();
    const std::vector<double> shares = shares_of(dials, base, phases, season, along);
    for (std::size_t f = 0; f < base.size(); ++f) expected[f] += shares[f] / kPhaseDraws;
  }
  return expected;
}

std::vector<double> difference(std::vector<double> a, const std::vector<double>& b) {
  for (std::size_t f = 0; f < a.size(); ++f) a[f] -= b[f];
  return a;
}

}  // namespace

Listener made_up_listener(const Dials& dials, std::uint64_t seed) { return Draw(dials, seed).listener(); }

std::vector<double> planted_shares(const Dials& dials, const std::vector<double>& base) {
  return expected_shares(dials, base, 1, 0);
}

std::vector<double> planted_summer_minus_winter(const Dials& dials, const std::vector<double>& base) {
  return difference(expected_shares(dials, base, 2, 0), expected_shares(dials, base, 0, 0));
}

/// Along the straight line nearest to the path of the shares: least squares at nine moments.
std::vector<double> planted_change(const Dials& dials, const std::vector<double>& base) {
  std::vector<double> slopes(base.size());
  double squares = 0;
  for (int moment = -4; moment <= 4; ++moment) {
    const double along = moment / 9.0;
    const std::vector<double> shares = expected_shares(dials, base, 1, along);
    squares += along * along;
    for (std::size_t f = 0; f < slopes.size(); ++f) slopes[f] += along * shares[f];
  }
  for (double& slope : slopes) slope /= squares;
  return slopes;
}

}  // namespace tonearm::calibration
