#include "statistics/week_matrix.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

WeekMatrix two_weeks() {
  WeekMatrix matrix(4, 2, 4);
  matrix.plays = {90, 1, 0, 60, 10, 0, 2, 37};
  return matrix;
}

TEST(MergeRare, makes_one_last_column_of_what_is_rare) {
  const MergedMatrix merged = merge_rare(two_weeks());
  EXPECT_EQ(merged.kept, (std::vector<std::size_t>{0, 3}));
  EXPECT_EQ(merged.rest, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(merged.plays.columns, 3u);
  EXPECT_EQ(merged.plays.plays, (std::vector<double>{90, 60, 1, 10, 37, 2}));
  EXPECT_EQ(merged.plays.first_day, 4);
}

TEST(MergeRare, keeps_a_column_of_just_2_percent) {
  WeekMatrix matrix(4, 1, 2);
  matrix.plays = {2, 98};
  const MergedMatrix merged = merge_rare(matrix);
  EXPECT_TRUE(merged.rest.empty());
  EXPECT_EQ(merged.plays.columns, 2u);
}

TEST(MergeRare, loses_no_play) {
  for (const double below : {0.0, 0.02, 0.5, 1.1}) EXPECT_EQ(merge_rare(two_weeks(), below).plays.all(), 200) << below;
}

TEST(WeekMatrix, middles_are_years_of_the_gregorian_calendar) {
  const std::vector<double> middles = WeekMatrix(4, 2, 1).middles();  // 1970-01-05
  EXPECT_DOUBLE_EQ(middles[0], 7.5 / 365.2425);
  EXPECT_DOUBLE_EQ(middles[1], 14.5 / 365.2425);
}

TEST(WeekMatrix, shares_are_zero_without_plays) {
  EXPECT_EQ(WeekMatrix(4, 3, 2).shares(), (std::vector<double>{0, 0}));
}

}  // namespace
}  // namespace tonearm
