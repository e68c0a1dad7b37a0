// One play as the service says it.
#pragma once
#include <compare>
#include <cstdint>
#include <string>

namespace tonearm {

/// Names go through byte for byte; "" is what the service says for an absent album or MusicBrainz id.
struct Scrobble {
  std::int64_t uts = 0;  ///< UTC seconds since 1970; 0 means that the service does not know when
  std::string artist, artist_mbid;
  std::string album, album_mbid;
  std::string track, track_mbid;

  auto operator<=>(const Scrobble&) const = default;
};

}  // namespace tonearm
