// Made-up listeners: a taste that comes in phases, plays that come in bursts, and what is planted in them.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "statistics/clock.h"
#include "statistics/family_clock.h"
#include "statistics/week_matrix.h"

namespace tonearm::calibration {

/// How deep phases go (sd of log-odds) and how long they last (weeks after which 1/e of them is left).
struct Phases {
  double sd = 0.3, memory_weeks = 4;
};

struct Dials {
  double years = 6;
  std::size_t families = 10;
  Phases phases;
  double season = 0;  ///< share by which the first family, of 15 %, swings between summer and winter
  double drift = 0;   ///< share by which it grows over the span, along a straight line
  double plays = 120, plays_sd = 40, burst = 8;  ///< a week
  double seasonal_volume = 0;                    ///< 0.5: half as much more in winter, half as much less in summer
  double volume_trend = 0;                       ///< 1: from half to one and a half times as much
  bool gaps = true;                              ///< 5 % of the weeks empty, and four weeks in about every fourth year

  double hour = 19.5, hour_sd = 3;                  ///< of a burst
  double clock_shift = 0;                           ///< hours over the span
  double clock_wander = 0, clock_memory_weeks = 6;  ///< sd in hours
  double family_shift = 0;                          ///< hours by which the first family is later than the others
};

struct Listener {
  std::vector<double> base;  ///< shares of the families without phases, season and drift
  WeekMatrix weekly;
  WeekClock clock;
  FamilyWeekClock family_clock;
};

/// The same listener from the same dials and seed, everywhere.
Listener made_up_listener(const Dials& dials, std::uint64_t seed);

/// What was planted, by family: expected shares over all phases that there can be.
std::vector<double> planted_shares(const Dials& dials, const std::vector<double>& base);
std::vector<double> planted_summer_minus_winter(const Dials& dials, const std::vector<double>& base);
std::vector<double> planted_change(const Dials& dials, const std::vector<double>& base);

}  // namespace tonearm::calibration
