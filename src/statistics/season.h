// Does the music change with the season?
#pragma once
#include <array>
#include <optional>
#include <vector>

#include "statistics/findings.h"
#include "statistics/week_matrix.h"

namespace tonearm {

/// Seasons: 0 December to February, 1 to May, 2 to August, 3 to November.
struct SeasonFindings {
  Verdict verdict = Verdict::not_enough_data;
  std::optional<double> p;         ///< of "no season"; none where fewer than three years can be used
  std::optional<Chance> chance;    ///< what p is of
  std::size_t whole_years = 0;     ///< of the history, counted back from its end
  std::size_t usable_years = 0;    ///< of those, with at least 20 plays in three seasons
  std::size_t complete_years = 0;  ///< of those, in all four
  /// Median of what could be seen of the columns with 5 % of the plays or more; none under three complete years.
  std::optional<double> visible;

  // Empty, or none, under three complete years. The same order of columns as the matrix.
  std::vector<FamilyDifference> summer_minus_winter;
  std::optional<MovedShare> moved;  ///< between summer and winter
  /// Share in that season less the mean share of the other three, the years' trend taken out.
  std::array<std::vector<Estimate>, 4> against_rest;
};

/// Year × season cells, drift taken out, the seasons shuffled within each year (after Anderson 2001); yes at p ≤ .04.
/// Of a matrix merged by merge_rare. Fewer than three full years are never a yes.
SeasonFindings season_findings(const WeekMatrix& merged);

}  // namespace tonearm
