// Have preferences changed over the years, by more than phases come and go?
#pragma once
#include <optional>
#include <vector>

#include "statistics/findings.h"
#include "statistics/week_matrix.h"

namespace tonearm {

/// Shares with the season taken out, weeks weighted alike where they hold many plays.
struct ThirdsDifference {
  double first = 0, last = 0;  ///< share in the first and in the last third of the weeks
  Estimate difference;         ///< last less first
};

struct YearsFindings {
  Verdict verdict = Verdict::not_enough_data;
  std::optional<double> p;       ///< of "no drift"; none under three years
  std::optional<Chance> chance;  ///< what p is of
  double alpha = 0.05;           ///< yes at p ≤ alpha: .02 where phases last longer than 13 weeks
  double span_years = 0;
  std::size_t waves = 0;          ///< degrees of freedom of the intervals; 0 where no engine could be fitted
  std::optional<double> visible;  ///< median over the columns with 5 % of the plays or more

  // Empty, or none, where `waves` is 0. The same order of columns as the matrix.
  std::vector<FamilyDifference> change;  ///< over the whole span, along a straight line
  std::vector<ThirdsDifference> thirds;
  std::optional<MovedShare> moved;  ///< over the whole span
  /// How long a phase lasts, roughly: the weeks after which half of it is gone. None where the history shows no phases.
  std::optional<double> half_life_weeks;
};

/// The trend of each column against the slow waves beside it, all rotated at random (Langsrud 2005).
/// Of a matrix merged by merge_rare. Under three years never a yes.
YearsFindings years_findings(const WeekMatrix& merged);

}  // namespace tonearm
