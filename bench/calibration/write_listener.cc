#include "calibration/write_listener.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "calibration/music.h"
#include "core/error.h"

namespace tonearm::calibration {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::string history_csv(const MadeUpPlays& made) {
  std::string csv = "uts,artist,album,track\n";
  for (const Heard& heard : made.plays)
    csv += fmt::format("{},{},{},{}\n", heard.uts, quoted(artist_name(heard.family, heard.artist)),
                       quoted(album_name(heard.artist, heard.album)), quoted(track_name(heard.album, heard.track)));
  return csv;
}

std::string tags_csv(std::uint64_t seed) {
  std::string csv = "artist,tag,count\n";
  for (std::size_t family = 0; family < kFamilyNames.size(); ++family)
    for (std::size_t artist = 0; artist < kArtistsAFamily; ++artist)
      for (const TagCount& tag : tags_of(family, artist, seed))
        csv += fmt::format("{},{},{}\n", quoted(artist_name(family, artist)), quoted(tag.tag), tag.count);
  return csv;
}

nlohmann::json truth_of(const PlaysDials& dials, const MadeUpPlays& made, std::uint64_t seed) {
  nlohmann::json by_family;
  for (const char* family : kFamilyNames) by_family[family] = 0;
  for (const Heard& heard : made.plays) {
    auto& plays = by_family[kFamilyNames.at(heard.family)];
    plays = plays.get<int>() + 1;
  }
  return {{"seed", seed},
          {"years", dials.listener.years},
          {"weeks", made.weeks},
          {"phases", {{"sd", dials.listener.phases.sd}, {"memory_weeks", dials.listener.phases.memory_weeks}}},
          {"planted_family", kFamilyNames.at(made.planted_family)},
          {"swing", dials.listener.season},
          {"drift", dials.listener.drift},
          {"clock_shift_hours", dials.listener.clock_shift},
          {"gap_weeks", dials.gap_weeks},
          {"weeks_of_holidays", made.weeks_of_holidays},
          {"zone", format_zones(dials.zones)},
          {"sessions", made.sessions},
          {"plays", made.plays.size()},
          {"plays_by_family", by_family}};
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  if (!(out << text) || !out.flush())
    throw Error(Remedy::fix_setup, fmt::format("cannot write {}", file.string()), "Name a folder that can be written.");
}

}  // namespace

void write_listener(const std::filesystem::path& folder, const PlaysDials& dials, std::uint64_t seed) {
  const MadeUpPlays made = made_up_plays(dials, seed);
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);  // what failed shows at the first file
  write(folder / "history.csv", history_csv(made));
  write(folder / "tags.csv", tags_csv(seed));
  write(folder / "zone.txt", format_zones(dials.zones) + "\n");
  write(folder / "truth.json", truth_of(dials, made, seed).dump(2) + "\n");
}

}  // namespace tonearm::calibration
