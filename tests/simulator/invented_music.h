// Artists, albums and tracks that do not exist.
#pragma once
#include <cstdint>
#include <vector>

#include "simulator/play.h"

namespace tonearm::simulator {

struct InventedMusic {
  using Album = std::vector<std::uint32_t>;  ///< indexes into songs, in the order of the record
  std::vector<Song> songs;                   ///< about 60,000
  std::vector<std::vector<Album>> artists;   ///< 5,000, the best known first
};

InventedMusic invent_music(std::uint64_t seed);

}  // namespace tonearm::simulator
