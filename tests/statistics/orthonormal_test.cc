#include "statistics/orthonormal.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tonearm {
namespace {

ColumnPanels columns_of(const std::vector<std::vector<double>>& columns) {
  ColumnPanels panels(columns[0].size(), columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c)
    for (std::size_t row = 0; row < columns[c].size(); ++row) panels.at(row, c) = columns[c][row];
  return panels;
}

TEST(Orthonormal, measures_along_each_column_what_those_before_leave) {
  const Orthonormal fitted = orthonormalise(columns_of({{3, 4, 0}, {1, 0, 0}, {5, 10, 7}}), 2);
  EXPECT_DOUBLE_EQ(fitted.lengths[0], 5);
  EXPECT_DOUBLE_EQ(fitted.at(0, 1), 0.6);
  EXPECT_DOUBLE_EQ(fitted.lengths[1], 0.8);
  EXPECT_DOUBLE_EQ(fitted.at(0, 2), 11);
  EXPECT_DOUBLE_EQ(fitted.at(1, 2), -2);  // along (.8, -.6, 0)
}

TEST(Orthonormal, a_column_that_others_explain_takes_no_part) {
  const Orthonormal fitted = orthonormalise(columns_of({{1, 1, 1}, {2, 2, 2}, {0, 0, 0}, {0, 0, 3}, {1, 2, 3}}), 4);
  EXPECT_EQ(fitted.lengths[1], 0);
  EXPECT_EQ(fitted.lengths[2], 0);
  EXPECT_GT(fitted.lengths[3], 2);
  EXPECT_EQ(fitted.at(1, 4), 0);
  EXPECT_EQ(fitted.at(2, 4), 0);
}

TEST(Orthonormal, many_columns_explain_all_of_another) {
  std::vector<std::vector<double>> columns;
  for (int k = 0; k < 20; ++k) {
    auto& column = columns.emplace_back();
    for (int row = 0; row < 20; ++row) column.push_back(std::cos(k * (row + 0.5) * std::acos(-1.0) / 20));
  }
  std::vector<double> other;
  double squares = 0, along = 0;
  for (int row = 0; row < 20; ++row) other.push_back(row * row % 7 - 2.5), squares += other.back() * other.back();
  columns.push_back(other);
  const Orthonormal fitted = orthonormalise(columns_of(columns), 20);
  for (std::size_t b = 0; b < 20; ++b) along += fitted.at(b, 20) * fitted.at(b, 20);
  EXPECT_NEAR(along, squares, 1e-9);
  EXPECT_NEAR(fitted.at(3, 12), 0, 1e-12);
}

}  // namespace
}  // namespace tonearm
