// What to ask for where an artist has no tags of its own: its most-played albums and tracks.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "ports/object_store.h"
#include "ports/warehouse.h"

namespace tonearm {

/// So many albums, and so many tracks, speak for an artist.
inline constexpr int kTitlesPerArtist = 3;

/// Most plays first, then by name.
struct PlayedTitles {
  std::vector<std::string> albums, tracks;
};
using TitlesByArtist = std::map<std::string, PlayedTitles>;

/// Of these artists, over all listeners' staged scrobbles. `scratch`: a warehouse of no importance, to count in.
TitlesByArtist titles_by_plays(ObjectStore& store, Warehouse& scratch, const std::vector<std::string>& artists);

}  // namespace tonearm
