// How much of the plays is which family, and how sure is that of a taste that comes in phases?
#pragma once
#include <vector>

#include "statistics/week_matrix.h"

namespace tonearm {

struct ShareFindings {
  std::vector<double> share;       ///< 0 to 1, of each column; zeros without plays
  std::vector<double> half_width;  ///< of the 95 % interval; empty where the history is too short to tell
  std::size_t waves = 0;           ///< degrees of freedom of the intervals
};

/// Of a matrix merged by merge_rare. The width is that of the slow waves (Lazarus, Lewis, Stock & Watson 2018).
ShareFindings share_findings(const WeekMatrix& merged);

}  // namespace tonearm
