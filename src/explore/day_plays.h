// Plays by day: the source of everything that counts days.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "explore/period.h"
#include "report/slice.h"
#include "report/sql.h"

namespace tonearm {

struct DayPlays {
  std::int64_t day = 0;  ///< since 1970-01-01
  double plays = 0;      ///< as they count in the slice
  double scrobbles = 0;
};

/// Days with plays, in order; plays without a time are in none.
std::vector<DayPlays> day_plays(Warehouse& warehouse, const Slice& slice);

/// Days in a row with plays, days that the slice does not ask for aside. `days` is their number.
struct Run {
  std::int64_t first = 0, last = 0, days = 0;
  double plays = 0;
};
/// In order.
std::vector<Run> streaks(const Slice& slice, const std::vector<DayPlays>& days);
/// Days in a row without plays between days with plays.
std::vector<Run> silences(const Slice& slice, const std::vector<DayPlays>& days);
/// The `count` longest, of equal ones the earlier first.
std::vector<Run> longest(std::vector<Run> runs, std::size_t count);

}  // namespace tonearm
