// Plausible plays: artists, albums and tracks as a listener has them.
#pragma once
#include <fmt/format.h>

#include <random>
#include <string>

#include "core/scrobble.h"

namespace tonearm {

class Listening {
 public:
  explicit Listening(unsigned seed) : random_(seed) {}

  /// Some artists come much more often than others; a fifth of the plays lack MusicBrainz ids.
  Scrobble play(std::int64_t uts) {
    const std::int64_t artist = std::min(below(400), below(400)), album = artist * 10 + below(4);
    const std::int64_t track = album * 20 + below(12);
    const bool known = artist % 5 != 0;
    return {uts,
            fmt::format("The Artists of {}", artist),
            known ? mbid(artist) : "",
            fmt::format("Album {} of Songs", album),
            known ? mbid(album + 1'000'000) : "",
            fmt::format("Song Number {} (Remastered)", track),
            known ? mbid(track + 2'000'000) : ""};
  }
  std::int64_t below(std::int64_t end) { return std::uniform_int_distribution<std::int64_t>(0, end - 1)(random_); }

 private:
  static std::string mbid(std::int64_t number) {
    std::mt19937_64 digits(static_cast<std::uint64_t>(number));
    const std::uint64_t high = digits(), low = digits();
    return fmt::format("{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}", high >> 32, high >> 16 & 0xffff, high & 0xfff,
                       low >> 52, low & 0xffffffffffff);
  }
  std::mt19937 random_;
};

}  // namespace tonearm
