#include "statistics/slow_waves.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/phase_spectrum.h"
#include "statistics/random.h"
#include "statistics/week_matrix.h"

namespace tonearm {
namespace {

WeeklyValues six_years(double (*value)(double along)) {
  WeeklyValues weekly{week_middles(16800, 313), std::vector<double>(313, 1), 1, {}, {1}};
  for (int w = 0; w < 313; ++w) weekly.values.push_back(value((w + 0.5) / 313));
  return weekly;
}

TEST(SlowWaves, a_straight_line_is_all_trend) {
  const auto slow = slow_waves(six_years([](double along) { return 3 + 2 * along; })).value();
  EXPECT_NEAR(slow.trend[0] / slow.trend_length, 2, 1e-10);
  EXPECT_NEAR(slow.variance[0], 0, 1e-20);
  EXPECT_EQ(p_of(rotations(slow, {1}, RotationPower::keen, 2)), 1.0 / 2000);
}

TEST(SlowWaves, a_wave_is_no_trend) {
  const auto slow = slow_waves(six_years([](double along) { return std::cos(2 * 3.141592653589793 * along); })).value();
  EXPECT_NEAR(slow.trend[0], 0, 1e-2);
  EXPECT_GT(slow.variance[0], 0.1);
}

TEST(SlowWaves, counts_about_two_a_year) {
  EXPECT_EQ(slow_waves(six_years([](double along) { return along; }))->count, 9u);
}

TEST(SlowWaves, takes_the_year_from_the_dates) {
  WeeklyValues weekly = six_years([](double) { return 0.0; });
  for (std::size_t w = 0; w < weekly.values.size(); ++w)
    weekly.values[w] = 0.3 * std::sin(2 * 3.141592653589793 * weekly.middles[w]) + 0.001 * static_cast<double>(w);
  const auto slow = slow_waves(weekly).value();
  EXPECT_NEAR(slow.season[1][0], 0.3, 1e-9);
  EXPECT_NEAR(slow.season[0][0], 0, 1e-9);
  EXPECT_NEAR(slow.trend[0] / slow.trend_length, 0.313, 1e-9);
}

TEST(SlowWaves, weeks_that_cannot_tell_the_season_from_the_mean_give_nothing) {
  WeeklyValues weekly = six_years([](double along) { return along; });
  weekly.middles.assign(weekly.middles.size(), 45.25);
  EXPECT_FALSE(slow_waves(weekly));
}

TEST(PhaseSpectrum, finds_the_corner_that_the_power_falls_off_at) {
  std::vector<double> frequencies, power;
  for (int k = 1; k <= 60; ++k) {
    frequencies.push_back(k / 10.0);
    power.push_back(7 * PhaseSpectrum{0.8, 0.1}.at(frequencies.back()) * (k % 2 == 0 ? 1.1 : 0.9));
  }
  const PhaseSpectrum found = fit_phase_spectrum(frequencies, power);
  EXPECT_EQ(found.corner, 0.8);
  EXPECT_EQ(found.floor, 0.1);
  EXPECT_TRUE(found.phases_seen);
  EXPECT_NEAR(found.half_life_weeks(), 7.195, 0.001);
}

TEST(PhaseSpectrum, sees_no_phases_in_level_power) {
  std::vector<double> frequencies, power;
  for (int k = 1; k <= 60; ++k) {
    frequencies.push_back(k / 10.0);
    power.push_back(k * 37 % 11 + 1);
  }
  EXPECT_FALSE(fit_phase_spectrum(frequencies, power).phases_seen);
  EXPECT_FALSE(fit_phase_spectrum(frequencies, std::vector<double>(60, 0)).phases_seen);
}

}  // namespace
}  // namespace tonearm
