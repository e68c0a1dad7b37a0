// Plays from and to CSV.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "simulator/play.h"

namespace tonearm::simulator {

/// A header that names at least uts, artist, album, track; also artist_mbid, album_mbid, track_mbid, loved (0|1) where
/// present, others passed over. Rows keep their order. Throws Error(look_into_data) that names the row.
std::vector<Play> read_history(std::string_view csv);

/// "uts,artist,album,track" and a row a play, every name in quotes, rows ended by one line feed.
std::string write_history(const std::vector<Play>& plays);

}  // namespace tonearm::simulator
