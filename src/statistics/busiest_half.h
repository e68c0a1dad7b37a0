// The shortest stretch of the day with half of the plays.
#pragma once
#include <optional>

#include "statistics/clock.h"

namespace tonearm {

/// Of batches of half a year (a quarter where the history is under two years); those under 100 plays are left out.
std::optional<BusiestHalf> busiest_half(const WeekClock& clock);

}  // namespace tonearm
