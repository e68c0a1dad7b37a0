#include "statistics/clock.h"

#include <cmath>
#include <complex>
#include <numbers>

#include "statistics/busiest_half.h"
#include "statistics/clock_face.h"
#include "statistics/random.h"
#include "statistics/slow_waves.h"
#include "statistics/student.h"
#include "statistics/week_matrix.h"
#include "statistics/weekly_shares.h"

namespace tonearm {
namespace {

constexpr unsigned kSeed = 3;
constexpr double kAlpha = 0.05;
constexpr std::size_t kLeastWeeks = 104;
constexpr double kLeastStrength = 1e-6;
constexpr double kHoursARadian = 12 / std::numbers::pi;

using Direction = std::complex<double>;

double hour_of(Direction direction) {
  const double hour = std::arg(direction) * kHoursARadian;
  return hour < 0 ? hour + 24 : hour;
}

/// Mean directions of the weeks' plays, two columns.
WeeklyValues weekly_directions(const WeekClock& clock) {
  WeeklyValues weekly{week_middles(clock.first_day, clock.weeks), {}, 2, {}, {1, 1}};
  for (std::size_t w = 0; w < clock.weeks; ++w) {
    double plays = 0;
    Direction sum;
    for (std::size_t q = 0; q < kQuarters; ++q) {
      plays += clock.at(w, q);
      sum += clock.at(w, q) * clock_face()[q];
    }
    sum /= std::max(plays, 1e-12);
    weekly.weights.push_back(week_weight(plays, WeekWeight::levelled));
    weekly.values.insert(weekly.values.end(), {sum.real(), sum.imag()});
  }
  return weekly;
}

/// Weighted mean direction of some weeks.
struct MeanDirection {
  Direction direction;
  double weight = 0;

  MeanDirection(const WeeklyValues& weekly, std::size_t from, std::size_t to) {
    for (std::size_t w = from; w < to; ++w) {
      weight += weekly.weights[w];
      direction += weekly.weights[w] * Direction(weekly.values[2 * w], weekly.values[2 * w + 1]);
    }
    if (weight > 0) direction /= weight;
  }

  double strength() const { return std::abs(direction); }
};

/// What a small step across the mean direction is worth in hours.
class AcrossTheMean {
 public:
  explicit AcrossTheMean(Direction mean)
      : x_(-mean.imag() / std::norm(mean) * kHoursARadian), y_(mean.real() / std::norm(mean) * kHoursARadian) {}

  double hours(double x, double y) const { return x * x_ + y * y_; }

  /// Mean square of the waves.
  double variance(const SlowWaves& slow) const {
    double squares = 0;
    for (std::size_t k = 0; k < slow.count; ++k)
      squares += std::pow(hours(slow.waves[2 * k], slow.waves[2 * k + 1]), 2) / static_cast<double>(slow.count);
    return squares;
  }

 private:
  double x_, y_;
};

Verdict verdict_of_shift(const ClockShift& shift) {
  if (!shift.p || !is_clear(shift.hours)) return Verdict::not_enough_data;
  return *shift.p <= kAlpha ? Verdict::yes : Verdict::no;
}

/// Parts of the history a year long, from its first week; the last may be shorter.
std::vector<std::size_t> first_weeks_of_years(const std::vector<double>& middles) {
  std::vector<std::size_t> first;
  for (std::size_t w = 0; w < middles.size(); ++w)
    if (std::floor(middles[w] - middles[0] + 1e-9) >= static_cast<double>(first.size())) first.push_back(w);
  return first;
}

/// @param spread half-width in hours of a mean of weight 1 and of the strength of all
std::vector<ClockYear> years_of(const WeeklyValues& weekly, double strength, double spread) {
  std::vector<ClockYear> years;
  const std::vector<std::size_t> first = first_weeks_of_years(weekly.middles);
  for (std::size_t y = 0; y < first.size(); ++y) {
    const std::size_t end = y + 1 < first.size() ? first[y + 1] : weekly.weights.size();
    const MeanDirection mean(weekly, first[y], end);
    if (mean.weight <= 0 || mean.strength() < kLeastStrength) continue;
    const double half_width = spread / std::sqrt(mean.weight) * strength / mean.strength();
    years.push_back({first[y], end - 1, {hour_of(mean.direction), half_width}});
  }
  return years;
}

void find_moves(const WeeklyValues& weekly, const MeanDirection& all, const SlowWaves& slow, ClockFindings& findings) {
  const AcrossTheMean across(all.direction);
  const double spread = t_quantile(static_cast<double>(slow.count)) * std::sqrt(across.variance(slow));
  ClockShift& moved = findings.moved.emplace();
  moved.hours = {across.hours(slow.trend[0], slow.trend[1]) / slow.trend_length, spread / slow.trend_length};
  if (weekly.weights.size() >= kLeastWeeks)
    moved.p = p_of(rotations(slow, weekly.scale, RotationPower::squares, kSeed));
  moved.verdict = verdict_of_shift(moved);
  findings.by_year = years_of(weekly, all.strength(), spread);
  findings.clear_middle = is_clear(moved.hours) && spread / std::sqrt(all.weight) <= kWidestHours;
}

}  // namespace

WeekClock::WeekClock(double first_day, std::size_t weeks)
    : first_day(first_day), weeks(weeks), plays(weeks * kQuarters) {}

ClockFindings clock_findings(const WeekClock& clock) {
  ClockFindings findings;
  findings.busiest_half = busiest_half(clock);
  const WeeklyValues weekly = weekly_directions(clock);
  const MeanDirection all(weekly, 0, clock.weeks);
  findings.strength = all.strength();
  if (findings.strength < kLeastStrength) return findings;
  findings.middle_hour = hour_of(all.direction);
  if (const auto slow = slow_waves(weekly)) find_moves(weekly, all, *slow, findings);
  return findings;
}

}  // namespace tonearm
