#include "statistics/years.h"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/genre_shares.h"
#include "statistics/random.h"

namespace tonearm {
namespace {

/// The first of three families goes from one share to another along a straight line; weeks differ a little.
WeekMatrix drifting(std::size_t weeks, double from, double to) {
  WeekMatrix matrix(16800, weeks, 3);
  SplitMix random(5);
  for (std::size_t w = 0; w < weeks; ++w) {
    const double share = from + (to - from) * (static_cast<double>(w) + 0.5) / static_cast<double>(weeks);
    matrix.at(w, 0) = 100 * (share + 0.1 * (random.uniform() - 0.5));
    matrix.at(w, 1) = 15 + 5 * random.uniform();
    matrix.at(w, 2) = 100 - matrix.at(w, 0) - matrix.at(w, 1);
  }
  return matrix;
}

/// Phases of a family that last as many weeks each, of random depth.
WeekMatrix in_phases(std::size_t weeks, std::size_t weeks_each) {
  WeekMatrix matrix(16800, weeks, 3);
  SplitMix random(6);
  double first = 0, second = 0;
  for (std::size_t w = 0; w < weeks; ++w) {
    if (w % weeks_each == 0) first = 60 * random.uniform(), second = 30 * random.uniform();
    matrix.at(w, 0) = 10 + first;
    matrix.at(w, 1) = second;
    matrix.at(w, 2) = 90 - first + random.uniform();
  }
  return matrix;
}

TEST(Years, a_clear_drift_is_a_yes) {
  const YearsFindings found = years_findings(drifting(320, 0.2, 0.5));
  EXPECT_EQ(found.verdict, Verdict::yes);
  EXPECT_LE(*found.p, 0.001);
  EXPECT_NEAR(found.change[0].difference.value, 0.3, 0.03);
  EXPECT_LT(found.change[0].difference.half_width, 0.05);
  EXPECT_NEAR(found.moved->size, 0.3, 0.05);
  EXPECT_NEAR(found.thirds[0].first, 0.25, 0.03);
  EXPECT_NEAR(found.thirds[0].last, 0.45, 0.03);
  EXPECT_NEAR(found.thirds[0].difference.value, 0.2, 0.03);
}

TEST(Years, a_steady_taste_is_a_no) {
  const YearsFindings found = years_findings(drifting(320, 0.3, 0.3));
  EXPECT_EQ(found.verdict, Verdict::no);
  EXPECT_LT(*found.visible, 0.1);
  EXPECT_LT(found.moved->low, 0.001);
}

TEST(Years, fewer_than_three_are_never_a_yes) {
  for (const std::size_t weeks : {52u, 104u, 156u}) {
    const YearsFindings found = years_findings(drifting(weeks, 0.1, 0.6));
    EXPECT_EQ(found.verdict, Verdict::not_enough_data) << weeks;
    EXPECT_FALSE(found.p) << weeks;
  }
  EXPECT_TRUE(years_findings(drifting(157, 0.1, 0.6)).p);
}

TEST(Years, long_phases_ask_for_more) {
  const YearsFindings slow = years_findings(in_phases(520, 60)), quick = years_findings(in_phases(520, 10));
  EXPECT_EQ(slow.alpha, 0.02);
  EXPECT_GT(slow.half_life_weeks.value(), 13);
  EXPECT_EQ(quick.alpha, 0.05);
  EXPECT_LT(quick.half_life_weeks.value(), 10);
}

TEST(Years, no_half_life_without_phases) {
  WeekMatrix matrix(16800, 320, 3);
  SplitMix random(7);
  for (double& plays : matrix.plays) plays = 50 + 10 * random.uniform();
  EXPECT_FALSE(years_findings(matrix).half_life_weeks);
}

TEST(Years, a_season_is_not_taken_for_drift) {
  WeekMatrix matrix(16800, 320, 2);
  const std::vector<double> middles = matrix.middles();
  for (std::size_t w = 0; w < matrix.weeks; ++w) {
    matrix.at(w, 0) = 50 + 30 * std::cos(2 * 3.14159265358979 * middles[w]);
    matrix.at(w, 1) = 100 - matrix.at(w, 0);
  }
  const YearsFindings found = years_findings(matrix);
  EXPECT_NEAR(found.change[0].difference.value, 0, 1e-6);
  EXPECT_NEAR(found.thirds[0].difference.value, 0, 1e-6);
}

TEST(Shares, are_wider_where_the_taste_comes_in_phases) {
  const ShareFindings steady = share_findings(drifting(320, 0.3, 0.3)), phases = share_findings(in_phases(320, 20));
  EXPECT_GT(phases.half_width[0], 3 * steady.half_width[0]);
  EXPECT_NEAR(steady.share[0], 0.3, 0.01);
}

TEST(Shares, of_a_few_months_have_no_interval) {
  const ShareFindings found = share_findings(drifting(40, 0.3, 0.3));
  EXPECT_NEAR(found.share[0], 0.3, 0.02);
  EXPECT_TRUE(found.half_width.empty());
}

}  // namespace
}  // namespace tonearm
