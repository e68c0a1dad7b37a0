// One play, as the simulator's truth holds it.
#pragma once
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace tonearm::simulator {

/// What was played; "" is what last.fm says for an absent album or id. Any bytes but broken UTF-8.
struct Song {
  std::string artist, album, track;
  std::string artist_mbid, album_mbid, track_mbid;
  bool loved = false;
};

struct Play {
  std::int64_t uts = 0;  ///< UTC seconds; 0 for "last.fm does not know when"
  Song song;

  /// The service's identity of a play; ids and hearts are not part of it.
  auto key() const { return std::tie(uts, song.artist, song.album, song.track); }
  bool operator==(const Play& other) const { return key() == other.key(); }
  bool operator<(const Play& other) const { return key() < other.key(); }
};

/// Many plays of few songs, in any order.
struct Listening {
  struct At {
    std::int64_t uts;
    std::uint32_t song;  ///< index into songs
  };
  std::vector<Song> songs;
  std::vector<At> plays;
};

}  // namespace tonearm::simulator
