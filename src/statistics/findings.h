// What every answer of this folder is made of: verdicts and estimates with 95 % intervals.
#pragma once
#include <cstddef>
#include <vector>

namespace tonearm {

/// `no` only where a change worth speaking of would have been seen: see `visible` beside it.
enum class Verdict { yes, no, not_enough_data };

/// A change of a common family by more of the plays than this had to be visible for a `no`.
inline constexpr double kWorthSeeing = 0.10;

/// What a test measured, and what it measured in each draw from "nothing there". Only their order has a meaning.
struct Chance {
  double seen = 0;
  std::vector<double> draws;
};

/// value ± half_width is the 95 % interval.
struct Estimate {
  double value = 0, half_width = 0;

  double low() const { return value - half_width; }
  double high() const { return value + half_width; }
};

/// How a column's share of the plays differs: 0.112 is 11.2 of 100 plays.
struct FamilyDifference {
  std::size_t column = 0;
  Estimate difference;
  double p = 1;        ///< of this column alone, two-sided
  double holm = 1;     ///< the same, adjusted for the number of columns (Holm 1979)
  double visible = 0;  ///< the smallest difference that is found 8 times in 10
};

/// Share of the plays that moved to other columns, corrected for the part that is noise, with its 95 % interval.
struct MovedShare {
  double size = 0, low = 0, high = 0;
};

}  // namespace tonearm
