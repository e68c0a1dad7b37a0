// Made-up artists of ten families, with tags that say their family and tags that say nothing.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tonearm::calibration {

/// Families of data/genres/genres.csv.
inline constexpr std::array<const char*, 10> kFamilyNames{"rock",    "metal", "punk", "pop",       "electronic",
                                                          "hip hop", "jazz",  "folk", "classical", "ambient"};
inline constexpr std::size_t kArtistsAFamily = 6, kAlbumsAnArtist = 4, kTracksAnAlbum = 8;

struct TagCount {
  std::string tag;
  int count = 0;  ///< 0 to 100, as last.fm has it
};

std::string artist_name(std::size_t family, std::size_t artist);
std::string album_name(std::size_t artist, std::size_t album);
std::string track_name(std::size_t album, std::size_t track);

/// The family's own genres at 100 to 30, then words that are no genre, then another family's name at 1 to 3.
std::vector<TagCount> tags_of(std::size_t family, std::size_t artist, std::uint64_t seed);

}  // namespace tonearm::calibration
