// The steps on the way, as the numpy reference prints them about its first listener.
#include <gtest/gtest.h>

#include "statistics/random.h"
#include "statistics/reference_listener.h"
#include "statistics/season_cells.h"
#include "statistics/slow_waves.h"
#include "statistics/student.h"
#include "statistics/weekly_shares.h"

namespace tonearm {
namespace {

void expect_near(const std::vector<double>& ours, const std::vector<double>& theirs, double within) {
  ASSERT_EQ(ours.size(), theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_NEAR(ours[i], theirs[i], within) << i;
}

TEST(SplitMix, draws_the_vectors_of_seed_1) {
  SplitMix numbers(1), uniforms(1), below(1), normals(1);
  for (const std::uint64_t expected : {10451216379200822465u, 13757245211066428519u, 17911839290282890590u})
    EXPECT_EQ(numbers.next(), expected);
  for (const double expected : {0.5665615751722809, 0.7457817572627011, 0.9710027535867962})
    EXPECT_EQ(uniforms.uniform(), expected);
  for (const int expected : {2, 2, 3, 1, 1, 3, 3, 2}) EXPECT_EQ(below.below(4), expected);
  EXPECT_DOUBLE_EQ(normals.normal(), -0.034267321791851144);
  EXPECT_DOUBLE_EQ(normals.normal(), -2.5000674933698677);
}

TEST(Vectors, plays_and_weeks) {
  const WeekMatrix weekly = reference_listener({}).weekly;
  EXPECT_EQ(weekly.by_column(), (std::vector<double>{5152, 11344, 6904, 5216, 4504, 2592}));
  ASSERT_EQ(weekly.weeks, 313u);
  EXPECT_NEAR(weekly.middles().front(), 45.30958267452446, 1e-12);
  EXPECT_NEAR(weekly.middles().back(), 51.28917157778736, 1e-12);
  EXPECT_EQ(std::vector<double>(weekly.plays.begin(), weekly.plays.begin() + 18),
            (std::vector<double>{24, 56, 56, 0, 16, 32, 32, 8, 24, 40, 8, 24, 32, 0, 48, 40, 0, 8}));
}

TEST(Vectors, cells_of_the_first_year) {
  const SeasonCells cells = season_cells(reference_listener({}).weekly);
  const std::vector<std::vector<double>> plays{{128, 528, 288, 256, 136, 64},
                                               {192, 360, 336, 248, 328, 176},
                                               {312, 328, 368, 376, 192, 152},
                                               {216, 368, 232, 176, 216, 88}};
  const std::vector<double> positions{0.72828326, 0.51746442, 0.22998419, 0.47913373};
  for (std::size_t season = 0; season < 4; ++season) {
    EXPECT_EQ(cells.years[0][season].plays, plays[season]);
    EXPECT_NEAR(cells.years[0][season].position, positions[season], 1e-8);
    EXPECT_TRUE(cells.years[0][season].valid);
  }
}

TEST(Vectors, slow_waves) {
  const auto slow = slow_waves(weekly_shares(reference_listener({}).weekly, WeekWeight::levelled));
  ASSERT_TRUE(slow);
  expect_near(slow->trend,
              {7.06005845e-05, 8.91725504e-02, -1.87591835e-01, 9.86568783e-02, 4.28990278e-02, -4.32072218e-02}, 1e-9);
  expect_near(std::vector<double>(slow->waves.begin(), slow->waves.begin() + 6),
              {0.06716633, -0.11752843, -0.16879367, 0.29957332, -0.07328564, -0.0071319}, 1e-8);
  EXPECT_NEAR(slow->trend_length, 4.236296942803699, 1e-12);
  expect_near(slow->variance, {0.02666096, 0.0809314, 0.05921835, 0.03531982, 0.02891618, 0.00538212}, 1e-8);
}

TEST(Vectors, students_t) {
  EXPECT_NEAR(t_quantile(2), 4.302653, 1e-6);
  EXPECT_NEAR(t_quantile(4), 2.776445, 1e-6);
  EXPECT_NEAR(t_quantile(9), 2.262157, 1e-6);
  EXPECT_NEAR(t_quantile(18), 2.100922, 1e-6);
  EXPECT_NEAR(t_p_value(2, 9), 0.07655282377070076, 1e-12);
}

TEST(Chance, counts_ties_against_what_was_seen) {
  EXPECT_DOUBLE_EQ(p_of({2.0, {1.0, 2.0, 2.0 * (1 - 1e-12), 3.0}}), 4.0 / 2000);
}

}  // namespace
}  // namespace tonearm
