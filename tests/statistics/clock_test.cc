#include "statistics/clock.h"

#include <gtest/gtest.h>

#include "statistics/family_clock.h"
#include "statistics/random.h"

namespace tonearm {
namespace {

/// Twenty plays a week around an hour that may move over the span.
WeekClock around(std::size_t weeks, double from_hour, double to_hour, double spread_hours) {
  WeekClock clock(16800, weeks);
  SplitMix random(9);
  for (std::size_t w = 0; w < weeks; ++w)
    for (int play = 0; play < 20; ++play) {
      const double along = static_cast<double>(w) / static_cast<double>(weeks);
      const double hour = from_hour + (to_hour - from_hour) * along + spread_hours * (random.uniform() - 0.5);
      clock.at(w, static_cast<std::size_t>(static_cast<int>(4 * hour + 960)) % kQuarters) += 1;
    }
  return clock;
}

TEST(BusiestHalf, is_the_shortest_stretch_with_half_of_the_plays) {
  WeekClock clock(16800, 10);
  for (std::size_t w = 0; w < 10; ++w)
    for (std::size_t q = 80; q < 88; ++q) clock.at(w, q) = 10;
  const auto found = clock_findings(clock).busiest_half.value();
  EXPECT_DOUBLE_EQ(found.start.value, 20);
  EXPECT_DOUBLE_EQ(found.length.value, 1);
  EXPECT_DOUBLE_EQ(found.end.value, 21);
}

TEST(BusiestHalf, goes_over_midnight) {
  const auto found = clock_findings(around(200, 24, 24, 4)).busiest_half.value();
  EXPECT_NEAR(found.length.value, 2, 0.2);
  EXPECT_GT(found.start.value, 21);
  EXPECT_LT(found.end.value, 3);
  EXPECT_LT(found.start.half_width, 2);
}

TEST(BusiestHalf, of_two_weeks_may_lie_anywhere) {
  const auto found = clock_findings(around(2, 20, 20, 4)).busiest_half.value();
  EXPECT_EQ(found.batches, 0u);
  EXPECT_EQ(found.start.half_width, 12);
}

TEST(Clock, sees_that_it_moved) {
  const ClockFindings found = clock_findings(around(320, 18, 21, 6));
  EXPECT_EQ(found.moved->verdict, Verdict::yes);
  EXPECT_NEAR(found.moved->hours.value, 3, 0.3);
  EXPECT_NEAR(found.middle_hour, 19.5, 0.2);
  EXPECT_TRUE(found.clear_middle);
  ASSERT_EQ(found.by_year.size(), 7u);
  EXPECT_NEAR(found.by_year[0].hour.value, 18.25, 0.3);
  EXPECT_EQ(found.by_year[0].first_week, 0u);
  EXPECT_NEAR(static_cast<double>(found.by_year[1].first_week), 52.5, 1);
}

TEST(Clock, one_that_stays_is_a_no) {
  const ClockFindings found = clock_findings(around(320, 19, 19, 6));
  EXPECT_EQ(found.moved->verdict, Verdict::no);
  EXPECT_LT(found.moved->hours.half_width, 1);
}

TEST(Clock, under_two_years_it_cannot_have_moved) {
  const ClockFindings found = clock_findings(around(100, 17, 22, 6));
  EXPECT_EQ(found.moved->verdict, Verdict::not_enough_data);
  EXPECT_FALSE(found.moved->p);
}

TEST(Clock, a_flat_one_has_no_clear_middle) {
  const ClockFindings found = clock_findings(around(320, 12, 12, 24));
  EXPECT_FALSE(found.clear_middle);
  EXPECT_LT(found.strength, 0.05);
  EXPECT_FALSE(found.moved && found.moved->verdict == Verdict::yes);
}

TEST(Clock, all_round_alike_has_no_middle) {
  WeekClock clock(16800, 320);
  for (double& plays : clock.plays) plays = 0.1;
  const ClockFindings found = clock_findings(clock);
  EXPECT_FALSE(found.moved);
  EXPECT_FALSE(found.clear_middle);
}

TEST(Clock, one_that_turned_slowly_from_morning_to_evening_has_no_clear_middle) {
  WeekClock clock = around(320, 0, 0, 24);
  for (std::size_t w = 0; w < 320; ++w) {
    clock.at(w, 24) += 60 - static_cast<double>(w) * 60 / 320;
    clock.at(w, 72) += static_cast<double>(w) * 60 / 320;
  }
  const ClockFindings found = clock_findings(clock);
  EXPECT_LE(found.moved->p.value(), 0.05);
  EXPECT_EQ(found.moved->verdict, Verdict::not_enough_data);
  EXPECT_FALSE(found.clear_middle);
}

TEST(Clock, one_that_never_differs_has_not_moved) {
  WeekClock clock(16800, 320);
  for (std::size_t w = 0; w < clock.weeks; ++w) clock.at(w, 77) = static_cast<double>(w % 7 + 1) / 3;
  const ClockFindings found = clock_findings(clock);
  EXPECT_EQ(found.moved->p, 1);
  EXPECT_EQ(found.moved->hours.half_width, 0);
}

TEST(Clock, without_plays_has_no_busiest_half) { EXPECT_FALSE(clock_findings(WeekClock(16800, 320)).busiest_half); }

TEST(Clock, a_year_without_plays_is_left_out) {
  WeekClock clock = around(320, 19, 19, 6);
  for (std::size_t w = 100; w < 160; ++w)
    for (std::size_t q = 0; q < kQuarters; ++q) clock.at(w, q) = 0;
  EXPECT_EQ(clock_findings(clock).by_year.size(), 6u);
}

TEST(FamilyClock, sees_a_family_of_the_night) {
  FamilyWeekClock clock(160, 3);
  SplitMix random(10);
  for (std::size_t w = 0; w < 160; ++w)
    for (int play = 0; play < 60; ++play) {
      const auto family = static_cast<std::size_t>(random.below(3));
      const int hour = family == 0 ? random.below(6) : 6 + random.below(18);
      clock.add(w, family, static_cast<std::size_t>(4 * hour + random.below(4)), 1);
    }
  const FamilyClockFindings found = family_clock_findings(clock);
  EXPECT_EQ(found.verdict, Verdict::yes);
  EXPECT_LT(found.families[0].adjusted_p, 0.01);
  EXPECT_NEAR((*found.families[0].parts)[0].value, 1, 0.05);
  EXPECT_LT((*found.families[0].parts)[0].half_width, 0.1);
}

TEST(FamilyClock, families_of_one_quarter_hour_do_not_differ) {
  FamilyWeekClock clock(160, 3);
  for (std::size_t w = 0; w < 160; ++w)
    for (std::size_t family = 0; family < 3; ++family)
      clock.add(w, family, (w * 7) % kQuarters, static_cast<double>(w * (family + 3) % 11 + 1) / 3);
  const FamilyClockFindings found = family_clock_findings(clock);
  EXPECT_EQ(found.verdict, Verdict::no);
  EXPECT_EQ(found.p_any, 1);
}

TEST(FamilyClock, a_family_of_a_few_weeks_is_not_judged) {
  FamilyWeekClock clock(160, 3);
  for (std::size_t w = 0; w < 160; ++w)
    for (std::size_t family = 0; family < 2; ++family) clock.add(w, family, 70 + (w + family) % 7, 10);
  for (std::size_t w = 20; w < 40; ++w) clock.add(w, 2, 4, 10);
  const FamilyClockFindings found = family_clock_findings(clock);
  EXPECT_FALSE(found.families[2].eligible);
  EXPECT_FALSE(found.families[2].parts);
  EXPECT_EQ(found.families[2].adjusted_p, 1);
  EXPECT_TRUE(found.families[0].eligible);
}

}  // namespace
}  // namespace tonearm
