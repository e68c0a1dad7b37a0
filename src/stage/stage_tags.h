// The staged tags: for each artist, and each album and track that was asked for in its place, the newest answer.
#pragma once
#include <cstdint>

#include "ports/object_store.h"

namespace tonearm {

/// Makes staged/artist_tags from the raw batches, where these changed. Damaged batches are set aside and named in
/// `damaged`.
struct StagedTags {
  std::int64_t artists = 0;  ///< asked for so far; -1 where nothing changed
  std::vector<std::string> damaged;
};
StagedTags stage_tags(ObjectStore& store);

}  // namespace tonearm
