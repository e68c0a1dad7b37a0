// Plays by week and column, and the years that its weeks lie in. What all answers of this folder start from.
#pragma once
#include <cstddef>
#include <vector>

namespace tonearm {

inline constexpr double kDaysAYear = 365.2425;
inline constexpr double kWeeksAYear = kDaysAYear / 7;
constexpr double years_of_weeks(std::size_t weeks) { return static_cast<double>(weeks) / kWeeksAYear; }

/// Weighted plays by week from Monday (rows, those without plays included) and family or genre (columns). A play that
/// belongs to several columns is shared out between them, so that a row sums to the plays of its week.
struct WeekMatrix {
  double first_day = 0;  ///< days from 1970-01-01 to the Monday of the first week
  std::size_t weeks = 0, columns = 0;
  std::vector<double> plays;  ///< week after week; none is negative

  WeekMatrix() = default;
  WeekMatrix(double first_day, std::size_t weeks, std::size_t columns);

  double& at(std::size_t week, std::size_t column) { return plays[week * columns + column]; }
  double at(std::size_t week, std::size_t column) const { return plays[week * columns + column]; }

  /// Middle of each week in years of 365.2425 days since 1970-01-01.
  std::vector<double> middles() const;
  double span_years() const { return years_of_weeks(weeks); }

  std::vector<double> by_week() const;
  std::vector<double> by_column() const;
  double all() const;
  /// Share of each column of all plays, 0 to 1; zeros where there are none.
  std::vector<double> shares() const;
};

std::vector<double> week_middles(double first_day, std::size_t weeks);

/// A matrix whose rare columns are one, the last. `kept[c]` is the column of the whole matrix that column c was;
/// `rest` are those that became the last, which is there only where `rest` has any.
struct MergedMatrix {
  WeekMatrix plays;
  std::vector<std::size_t> kept, rest;
};

/// Rare is a column with less than the share `below` of all plays: the recipe of the answers takes 2 %.
MergedMatrix merge_rare(const WeekMatrix& matrix, double below = 0.02);

}  // namespace tonearm
