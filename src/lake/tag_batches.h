// The raw batches of artists' tags, newest answer an artist.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "lake/top_tags.h"
#include "ports/object_store.h"

namespace tonearm {

struct TagBatches {
  std::map<std::string, TagAnswer> newest;  ///< by the artist's name as it was asked for
  std::vector<std::string> damaged;         ///< keys of batches that could not be read
  std::int64_t next_sequence = 1;
};

TagBatches read_tag_batches(ObjectStore& store);

}  // namespace tonearm
