#include "calibration/music.h"

#include <fmt/format.h>

#include "statistics/random.h"

namespace tonearm::calibration {
namespace {

/// Three genres of each family, the family's name beside them.
constexpr std::array<std::array<const char*, 3>, 10> kGenres{{{"alternative rock", "hard rock", "classic rock"},
                                                              {"death metal", "black metal", "doom metal"},
                                                              {"punk rock", "hardcore punk", "pop punk"},
                                                              {"indie pop", "dance-pop", "baroque pop"},
                                                              {"techno", "house", "drum and bass"},
                                                              {"boom bap", "gangsta rap", "alternative hip hop"},
                                                              {"bebop", "hard bop", "jazz fusion"},
                                                              {"indie folk", "contemporary folk", "freak folk"},
                                                              {"baroque", "opera", "chamber music"},
                                                              {"dark ambient", "drone", "space ambient"}}};
constexpr std::array<const char*, 8> kNoGenres{"seen live", "favorites", "awesome", "female vocalists",
                                               "90s",       "british",   "chill",   "albums i own"};
constexpr std::array<const char*, 10> kFirst{"Amber",  "Hollow", "Broken", "Paper",  "Níght",
                                             "Golden", "Velvet", "Quiet",  "Winter", "Distant"};
constexpr std::array<const char*, kArtistsAFamily> kSecond{"Foxes", "Harbour", "Engine", "\"Sparrow\"", "Öde", "Kings"};
constexpr std::array<const char*, kAlbumsAnArtist> kAlbums{"First Light", "Rooms, Doors", "The Long Way", "Return"};
constexpr std::array<const char*, kTracksAnAlbum> kTracks{"Opening", "Second Thoughts", "Run",   "Glass",
                                                          "Below",   "Static, Still",   "Tides", "Closing"};

}  // namespace

std::string artist_name(std::size_t family, std::size_t artist) {
  return fmt::format("{} {}", kFirst.at(family), kSecond.at(artist));
}

std::string album_name(std::size_t artist, std::size_t album) {
  return fmt::format("{} ({})", kAlbums.at(album), kSecond.at(artist));
}

std::string track_name(std::size_t album, std::size_t track) {
  return fmt::format("{} {}", kTracks.at(track), album + 1);
}

std::vector<TagCount> tags_of(std::size_t family, std::size_t artist, std::uint64_t seed) {
  SplitMix random(seed ^ (family * kArtistsAFamily + artist + 1));
  const auto genre = static_cast<std::size_t>(random.below(3));
  std::vector<TagCount> tags{{kGenres.at(family).at(genre), 100},
                             {kFamilyNames.at(family), 60 + random.below(40)},
                             {kGenres.at(family).at((genre + 1) % 3), 30 + random.below(30)}};
  for (const char* word : kNoGenres)
    if (random.uniform() < 0.6) tags.push_back({word, 1 + random.below(random.uniform() < 0.3 ? 80 : 15)});
  const auto other = (family + 1 + static_cast<std::size_t>(random.below(9))) % kFamilyNames.size();
  tags.push_back({kFamilyNames.at(other), 1 + random.below(3)});
  return tags;
}

}  // namespace tonearm::calibration
