// Who was played when, as it travels: artists in byte order of their names, and their plays by hour or day.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "ports/warehouse.h"

namespace tonearm {

struct ArtistGenre {
  std::string genre, family;
  double weight = 0;
};

struct PublishedArtist {
  std::int64_t id = 0;
  std::string name;
  std::vector<ArtistGenre> genres;  ///< the heaviest first
  std::string genres_from;          ///< "tags", "override", …
  int unknown = -1;                 ///< why its genre is not known, as in web/src/site/history.ts; -1: it is
  std::int64_t timeless = 0;        ///< plays without a known time
};

/// Plays of one artist in one slot: hours of the listener's clock since the day of the first play, or days.
struct PlayCell {
  std::int32_t artist = 0;  ///< its place
  std::int64_t slot = 0;
  std::int64_t plays = 0;
};

struct Listening {
  std::vector<PublishedArtist> artists;
  std::map<std::int64_t, std::int32_t> place_of;  ///< by id
  std::vector<PlayCell> cells;                    ///< by artist, then slot
  std::int64_t first_day = 0;                     ///< since 1970-01-01
};

/// Of `user` alone. Without `times` slots are days, and no hour is read.
Listening read_listening(Warehouse& warehouse, const std::string& user, bool times);

/// Three streams of varints behind their lengths (32 bits, the lowest byte first): cells an artist, steps from slot to
/// slot of an artist, plays less one.
std::string packed_cells(const Listening& listening);

}  // namespace tonearm
