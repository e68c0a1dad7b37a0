#include "lastfm/pace.h"

#include <gtest/gtest.h>

#include "fakes/manual_clock.h"

namespace tonearm {
namespace {

/// Milliseconds that the next turn waits.
std::int64_t wait_of(Pace& pace, ManualClock& clock) {
  const std::int64_t before = clock.now_ms();
  pace.wait_for_turn();
  return clock.now_ms() - before;
}

TEST(Pace, turns_are_an_interval_apart) {
  ManualClock clock;
  Pace pace(clock, 4);
  EXPECT_EQ(wait_of(pace, clock), 0);
  EXPECT_EQ(wait_of(pace, clock), 250);
  clock.sleep(std::chrono::milliseconds(100));
  EXPECT_EQ(wait_of(pace, clock), 150);
  clock.sleep(std::chrono::seconds(9));
  EXPECT_EQ(wait_of(pace, clock), 0);
}

TEST(Pace, never_more_than_the_ceiling_in_any_minute) {
  ManualClock clock;
  Pace pace(clock, 2);
  const std::int64_t begin = clock.now_ms();
  for (int i = 0; i < 121; ++i) {
    pace.wait_for_turn();
    pace.speed_up();
  }
  EXPECT_GE(clock.now_ms() - begin, 60'000);
}

TEST(Pace, is_halved_by_each_complaint_down_to_a_floor) {
  ManualClock clock;
  Pace pace(clock, 2);
  pace.slow_down();
  EXPECT_DOUBLE_EQ(pace.rate(), 1);
  pace.slow_down();
  EXPECT_DOUBLE_EQ(pace.rate(), 0.5);
  for (int i = 0; i < 50; ++i) pace.slow_down();
  EXPECT_DOUBLE_EQ(pace.rate(), 1.0 / 30);
}

TEST(Pace, recovers_by_a_two_hundredth_of_the_ceiling_a_good_answer) {
  ManualClock clock;
  Pace pace(clock, 2);
  pace.slow_down();
  pace.speed_up();
  EXPECT_DOUBLE_EQ(pace.rate(), 1.01);
  for (int i = 0; i < 98; ++i) pace.speed_up();
  EXPECT_LT(pace.rate(), 2);
  for (int i = 0; i < 1000; ++i) pace.speed_up();
  EXPECT_DOUBLE_EQ(pace.rate(), 2);
}

TEST(Pace, a_complaint_now_and_then_does_not_bring_it_to_a_standstill) {
  ManualClock clock;
  Pace pace(clock, 100);
  for (int i = 0; i < 10'000; ++i) {
    if (i % 33 == 0)
      pace.slow_down();
    else
      pace.speed_up();
  }
  EXPECT_GT(pace.rate(), 10);
}

TEST(Pace, a_ceiling_below_the_floor_holds) {
  ManualClock clock;
  Pace pace(clock, 0.01);
  pace.slow_down();
  EXPECT_LE(pace.rate(), 0.01);
}

TEST(Pace, a_clock_that_was_set_back_costs_one_interval) {
  ManualClock clock;
  Pace pace(clock, 2);
  pace.wait_for_turn();
  clock.advance(-86'400);
  EXPECT_EQ(wait_of(pace, clock), 500);
  EXPECT_EQ(wait_of(pace, clock), 500);
}

}  // namespace
}  // namespace tonearm
