// What tags say, as staged tables: the genre list, each staged tag's genres, the listener's own.
#pragma once
#include <string>
#include <vector>

#include "genres/overrides.h"
#include "genres/taxonomy.h"
#include "ports/object_store.h"

namespace tonearm {

struct GenreSources {
  TaxonomyText lists;     ///< data/genres/*.csv
  std::string overrides;  ///< the text of genres.toml, "" where there is none
  std::string name;       ///< its path, for messages
};

/// Puts the staged tables genres, genre_overrides and tag_genres, where the sources or the staged artist_tags changed;
/// so it runs after stage_tags. Throws as Taxonomy and read_overrides do; then nothing is changed.
void stage_genres(ObjectStore& store, const GenreSources& sources);

/// The same errors, before any work: whether the sources can be read.
void check_genres(const GenreSources& sources);

}  // namespace tonearm
