// What a slice adds up to.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "explore/day_plays.h"
#include "explore/json_cells.h"
#include "explore/period.h"
#include "report/coverage.h"

namespace tonearm {

struct Totals {
  double plays = 0;
  std::int64_t scrobbles = 0;
  std::int64_t artists = 0, albums = 0, tracks = 0;  ///< different ones
  std::int64_t new_artists = 0;                      ///< whose first play of the whole history lies in the slice's days
  std::int64_t artists_once = 0;                     ///< with one scrobble in the slice
  std::int64_t days = 0;                             ///< covered by the history, that the slice leaves
  std::vector<DayPlays> by_day;

  double plays_a_day() const;  ///< of plays with a known time
};

/// `coverage` is the slice's; `by_day` holds at least its days.
Totals totals_of(Warehouse& warehouse, const Slice& slice, const Coverage& coverage, const DaySpan& covered,
                 const std::vector<DayPlays>& by_day);
Json totals_json(const Slice& slice, const Totals& totals);

}  // namespace tonearm
