// A made-up listener's plays, one by one: sessions, albums, artists, a clock that moves with the listener.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "calibration/listener.h"
#include "core/local_time.h"

namespace tonearm::calibration {

struct PlaysDials {
  Dials listener;  ///< of the families ten at most; a burst of 8 is an album
  std::vector<DatedZone> zones;
  std::size_t gap_weeks = 0;  ///< that many in a row without a play, beside the gaps that `listener` has
};

/// Each an index into the names of music.h.
struct Heard {
  std::int64_t uts = 0;
  std::size_t family = 0, artist = 0, album = 0, track = 0;
};

struct MadeUpPlays {
  std::vector<Heard> plays;  ///< oldest first, no two at one second
  std::size_t weeks = 0, sessions = 0;
  std::size_t planted_family = 0;              ///< the one that swings and drifts
  std::vector<std::size_t> weeks_of_holidays;  ///< from the first week on: one without plays, one with a third
};

/// The plays of made_up_listener(dials.listener, seed), placed in the evening with the dials' hour, shift and wander,
/// shuffled within the week. Which family is planted depends on the seed.
MadeUpPlays made_up_plays(const PlaysDials& dials, std::uint64_t seed);

}  // namespace tonearm::calibration
