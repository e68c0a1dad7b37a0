// The made-up listener of the numpy reference, drawn in the same order, so that both sides judge the same plays.
#pragma once
#include <cstddef>
#include <cstdint>

#include "statistics/clock.h"
#include "statistics/family_clock.h"
#include "statistics/week_matrix.h"

namespace tonearm {

struct ListenerPlan {
  std::uint64_t seed = 7;
  double years = 6;
  double season = 0.12;  ///< share by which the first family swings between summer and winter
  double drift = 0.15;   ///< about the share by which the second family grows over the span
  double clock_hours = 2;
  std::size_t gap_from = 0, gap_to = 0;  ///< weeks without plays
};

struct ReferenceListener {
  static constexpr std::size_t kFamilies = 6;

  WeekMatrix weekly;
  WeekClock clock;
  FamilyWeekClock family_clock;
};

ReferenceListener reference_listener(const ListenerPlan& plan);

}  // namespace tonearm
