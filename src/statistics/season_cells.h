// The history as years of four seasons, counted back from its end, so that every year holds all four.
#pragma once
#include <array>
#include <cstddef>
#include <vector>

#include "statistics/week_matrix.h"

namespace tonearm {

/// Season of a moment in years since 1970-01-01: 0 is December to February.
int season_at(double years);

/// What was played in one season of one year.
struct SeasonCell {
  std::vector<double> plays;  ///< by column
  double all = 0;
  double position = 0;  ///< mean middle of its weeks, in years from that of the first week
  bool valid = false;   ///< at least 20 plays, in a year with three such seasons
};

struct SeasonCells {
  std::size_t whole_years = 0;                   ///< also those that are of no use
  std::vector<std::array<SeasonCell, 4>> years;  ///< those with three valid cells or more, in order

  bool enough() const;                 ///< three years, and three valid cells of every season
  std::vector<double> shares() const;  ///< of the columns, of all plays of these years
};

SeasonCells season_cells(const WeekMatrix& matrix);

/// Shares by column of every cell, a straight line taken out that was fitted beside the seasons' means.
/// Those of cells that are not valid are of no meaning.
using SeasonShares = std::vector<std::array<std::vector<double>, 4>>;
SeasonShares detrended_shares(const SeasonCells& cells, std::size_t columns);

}  // namespace tonearm
