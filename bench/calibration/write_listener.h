// A made-up listener as files that tonearm-simulator and tonearm take.
#pragma once
#include <cstdint>
#include <filesystem>

#include "calibration/plays.h"

namespace tonearm::calibration {

/// Writes into the folder, made where it is missing: history.csv (uts,artist,album,track) and tags.csv
/// (artist,tag,count) for tonearm-simulator, zone.txt (the setting `zone`) and truth.json (what was planted, and plays
/// by family). Throws Error(fix_setup) where a file cannot be written.
void write_listener(const std::filesystem::path& folder, const PlaysDials& dials, std::uint64_t seed);

}  // namespace tonearm::calibration
