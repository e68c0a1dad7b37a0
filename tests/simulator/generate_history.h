// A listener made up from a seed.
#pragma once
#include <cstdint>

#include "simulator/play.h"

namespace tonearm::simulator {

/// Exactly `plays` plays, newest first, of the 15 years before `end` (UTC seconds, exclusive): about 5,000 artists of
/// Zipf's popularity whose favourites change over the years, albums heard in sequence 3 to 5 minutes a track, day and
/// week in rhythm, 15 % of tracks without an album, ids with gaps. The same for a seed, always.
Listening generate_history(std::int64_t plays, std::uint64_t seed, std::int64_t end);

}  // namespace tonearm::simulator
