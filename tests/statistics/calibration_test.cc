// A small part of bench/calibration: bounds that a method which counts plays as if each came alone would break.
#include <gtest/gtest.h>

#include "calibration/row.h"

namespace tonearm::calibration {
namespace {

constexpr int kListeners = 60;

double part_of(Measure measure, const Dials& dials) {
  return reach({"", "", dials, measure, {}}, 1, kListeners, 2).part;
}

Dials middling(double years) {
  Dials dials;
  dials.years = years;
  dials.phases = {0.5, 6};
  return dials;
}

TEST(Calibration, season_is_seldom_seen_where_there_is_none) { EXPECT_LE(part_of(season_says_yes, middling(4)), 0.2); }

TEST(Calibration, chi_square_over_plays_would_see_one_everywhere) {
  EXPECT_GE(part_of(chi_square_over_plays_says_yes, middling(4)), 0.8);
}

TEST(Calibration, season_is_seen_where_there_is_one) {
  Dials dials = middling(6);
  dials.season = 0.16;
  EXPECT_GE(part_of(season_says_yes, dials), 0.75);
}

TEST(Calibration, drift_is_seldom_seen_where_there_is_none) {
  Dials dials = middling(4);
  dials.season = 0.16;
  dials.volume_trend = 1;
  EXPECT_LE(part_of(years_say_yes, dials), 0.2);
}

TEST(Calibration, drift_is_seen_where_there_is_some) {
  Dials dials = middling(6);
  dials.drift = 0.25;
  EXPECT_GE(part_of(years_say_yes, dials), 0.8);
}

TEST(Calibration, a_family_difference_lies_in_its_interval) {
  Dials dials = middling(4);
  dials.season = 0.08;
  const double held = part_of(season_intervals_hold, dials);
  EXPECT_GE(held, 0.85);
  EXPECT_LE(held, 0.999);
}

TEST(Calibration, a_change_lies_in_its_interval) {
  Dials dials = middling(4);
  dials.drift = 0.15;
  const double held = part_of(change_intervals_hold, dials);
  EXPECT_GE(held, 0.85);
  EXPECT_LE(held, 0.999);
}

TEST(Calibration, a_clock_that_wanders_has_seldom_moved) {
  Dials dials = middling(4);
  dials.clock_wander = 1;
  EXPECT_LE(part_of(clock_says_moved, dials), 0.2);
}

TEST(Calibration, families_of_one_clock_seldom_differ) { EXPECT_LE(part_of(family_clocks_say_yes, middling(2)), 0.2); }

TEST(Calibration, is_the_same_on_any_number_of_threads) {
  const Row row{"", "", middling(3), season_intervals_hold, {}};
  EXPECT_EQ(reach(row, 2, 7, 1).part, reach(row, 2, 7, 3).part);
}

TEST(Calibration, a_target_is_missed_only_beyond_chance) {
  const Row row{"", "", middling(3), [](const Dials&, std::uint64_t seed) { return seed % 2 == 0 ? 1.0 : 0.0; }, {}};
  const Reached reached = reach(row, 3, 1000, 1);
  EXPECT_NEAR(reached.part, 0.5, 0.05);
  EXPECT_NEAR(reached.high - reached.low, 0.062, 0.001);
  EXPECT_TRUE(reached.passes({0.48, 1}));
  EXPECT_FALSE(reached.passes({0.6, 1}));
  EXPECT_FALSE(reached.passes({0, 0.4}));
}

}  // namespace
}  // namespace tonearm::calibration
