// What is measured of one made-up listener: how far an answer kept its word, 0 to 1.
#pragma once
#include <cstdint>

#include "calibration/listener.h"

namespace tonearm::calibration {

using Measure = double (*)(const Dials& dials, std::uint64_t seed);

double season_says_yes(const Dials& dials, std::uint64_t seed);
double years_say_yes(const Dials& dials, std::uint64_t seed);
double clock_says_moved(const Dials& dials, std::uint64_t seed);
double family_clocks_say_yes(const Dials& dials, std::uint64_t seed);
double phases_are_seen(const Dials& dials, std::uint64_t seed);

/// Season × family, each play counted as if it came alone: what these answers must not do. Yes at p ≤ .05.
double chi_square_over_plays_says_yes(const Dials& dials, std::uint64_t seed);

// Part of the families whose 95 % interval holds what was planted.
double season_interval_holds_target(const Dials& dials, std::uint64_t seed);
double season_intervals_hold(const Dials& dials, std::uint64_t seed);
double change_interval_holds_target(const Dials& dials, std::uint64_t seed);
double change_intervals_hold(const Dials& dials, std::uint64_t seed);
double share_intervals_hold(const Dials& dials, std::uint64_t seed);
double clock_interval_holds(const Dials& dials, std::uint64_t seed);

}  // namespace tonearm::calibration
