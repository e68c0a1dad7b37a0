#include "statistics/season.h"

#include <gtest/gtest.h>

#include "statistics/random.h"
#include "statistics/season_cells.h"

namespace tonearm {
namespace {

/// Half of the plays in the first family in summer, a tenth in winter; a little different each week.
WeekMatrix summer_listener(std::size_t weeks, double plays_a_week = 100) {
  WeekMatrix matrix(16800, weeks, 3);
  const std::vector<double> middles = matrix.middles();
  for (std::size_t w = 0; w < weeks; ++w) {
    const int season = season_at(middles[w]);
    const double first = (season == 2 ? 0.5 : season == 0 ? 0.1 : 0.3) + 0.02 * static_cast<double>(w * w % 7);
    matrix.at(w, 0) = plays_a_week * first;
    matrix.at(w, 1) = plays_a_week * (0.9 - first) + plays_a_week * static_cast<double>(w % 3) / 100;
    matrix.at(w, 2) = plays_a_week * 0.1;
  }
  return matrix;
}

void silence(WeekMatrix& matrix, std::size_t from, std::size_t to) {
  for (std::size_t w = from; w < to; ++w)
    for (std::size_t c = 0; c < matrix.columns; ++c) matrix.at(w, c) = 0;
}

TEST(Season, winter_begins_in_december) {
  const auto season_of_day = [](double day) { return season_at(day / kDaysAYear); };
  EXPECT_EQ(season_of_day(0), 0);
  EXPECT_EQ(season_of_day(75), 1);   // middle of March
  EXPECT_EQ(season_of_day(180), 2);  // end of June
  EXPECT_EQ(season_of_day(270), 3);
  EXPECT_EQ(season_of_day(340), 0);
  EXPECT_EQ(season_of_day(-20), 0);  // before 1970
}

TEST(Season, a_clear_summer_is_a_yes) {
  const SeasonFindings found = season_findings(summer_listener(5 * 53));
  EXPECT_EQ(found.verdict, Verdict::yes);
  EXPECT_NEAR(found.summer_minus_winter[0].difference.value, 0.4, 0.05);
  EXPECT_NEAR(found.summer_minus_winter[1].difference.value, -0.4, 0.05);
  EXPECT_LT(found.summer_minus_winter[0].holm, 0.01);
  EXPECT_NEAR(found.moved->size, 0.4, 0.05);
  EXPECT_NEAR(found.against_rest[2][0].value, 0.5 - 0.7 / 3, 0.05);
}

TEST(Season, fewer_than_three_full_years_are_never_a_yes) {
  for (const std::size_t weeks : {1u, 30u, 52u, 104u, 150u, 155u}) {
    const SeasonFindings found = season_findings(summer_listener(weeks));
    EXPECT_EQ(found.verdict, Verdict::not_enough_data) << weeks;
    EXPECT_FALSE(found.p) << weeks;
    EXPECT_LT(found.whole_years, 3u) << weeks;
    EXPECT_TRUE(found.summer_minus_winter.empty()) << weeks;
  }
}

TEST(Season, fifty_two_weeks_are_a_year) {
  for (const std::size_t weeks : {156u, 157u}) {
    EXPECT_EQ(season_findings(summer_listener(weeks)).whole_years, 3u);
    EXPECT_EQ(season_findings(summer_listener(weeks)).complete_years, 3u);
  }
}

TEST(Season, years_with_two_silent_seasons_are_left_out) {
  WeekMatrix matrix = summer_listener(4 * 53);
  silence(matrix, 60, 90);
  const SeasonFindings found = season_findings(matrix);
  EXPECT_EQ(found.whole_years, 4u);
  EXPECT_EQ(found.usable_years, 3u);
}

TEST(Season, a_year_with_one_silent_season_is_usable_and_not_complete) {
  WeekMatrix matrix = summer_listener(4 * 53);
  const std::vector<double> middles = matrix.middles();
  for (std::size_t w = 60; w < 100; ++w)
    if (season_at(middles[w]) == 2) silence(matrix, w, w + 1);
  const SeasonFindings found = season_findings(matrix);
  EXPECT_EQ(found.usable_years, 4u);
  EXPECT_EQ(found.complete_years, 3u);
  EXPECT_EQ(found.verdict, Verdict::yes);
}

TEST(Season, a_season_heard_in_only_two_years_is_not_enough) {
  WeekMatrix matrix = summer_listener(4 * 53);
  const std::vector<double> middles = matrix.middles();
  for (std::size_t w = 0; w < 110; ++w)
    if (season_at(middles[w]) == 2) silence(matrix, w, w + 1);
  const SeasonFindings found = season_findings(matrix);
  EXPECT_GE(found.usable_years, 3u);
  EXPECT_FALSE(found.p);
  EXPECT_EQ(found.verdict, Verdict::not_enough_data);
}

TEST(Season, fewer_than_three_complete_years_are_never_a_yes) {
  WeekMatrix matrix = summer_listener(4 * 53);
  const std::vector<double> middles = matrix.middles();
  for (std::size_t w = 0; w < 105; ++w)
    if (season_at(middles[w]) == (w < 55 ? 2 : 3)) silence(matrix, w, w + 1);
  const SeasonFindings found = season_findings(matrix);
  EXPECT_EQ(found.complete_years, 2u);
  EXPECT_TRUE(found.p);
  EXPECT_EQ(found.verdict, Verdict::not_enough_data);
}

TEST(Season, a_handful_of_plays_is_not_enough) {
  EXPECT_EQ(season_findings(summer_listener(5 * 53, 0.1)).usable_years, 0u);
}

TEST(Season, drift_is_not_taken_for_a_season) {
  WeekMatrix matrix(16800, 6 * 52, 2);
  for (std::size_t w = 0; w < matrix.weeks; ++w) {
    matrix.at(w, 0) = 20 + 60.0 * static_cast<double>(w) / static_cast<double>(matrix.weeks);
    matrix.at(w, 1) = 100 - matrix.at(w, 0);
  }
  EXPECT_NEAR(season_findings(matrix).summer_minus_winter[0].difference.value, 0, 0.005);
}

TEST(Season, a_steady_taste_is_a_no) {
  WeekMatrix matrix(16800, 6 * 53, 2);
  for (std::size_t w = 0; w < matrix.weeks; ++w) {
    matrix.at(w, 0) = 50 + static_cast<double>(w * w % 11);
    matrix.at(w, 1) = 50 + static_cast<double>(w * w * w % 13);
  }
  const SeasonFindings found = season_findings(matrix);
  EXPECT_EQ(found.verdict, Verdict::no);
  EXPECT_LT(*found.visible, 0.02);
}

TEST(Season, a_taste_in_long_phases_is_not_a_no) {
  WeekMatrix matrix(16800, 4 * 53, 2);
  SplitMix random(6);
  double phase = 0;
  for (std::size_t w = 0; w < matrix.weeks; ++w) {
    if (w % 10 == 0) phase = random.uniform();
    matrix.at(w, 0) = 20 + 70 * phase;
    matrix.at(w, 1) = 100 - matrix.at(w, 0);
  }
  const SeasonFindings found = season_findings(matrix);
  EXPECT_EQ(found.verdict, Verdict::not_enough_data);
  EXPECT_GT(*found.visible, kWorthSeeing);
}

}  // namespace
}  // namespace tonearm
