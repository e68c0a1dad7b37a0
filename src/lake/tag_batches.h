// The raw batches of tags, newest answer a question.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "lake/top_tags.h"
#include "ports/object_store.h"

namespace tonearm {

struct TagBatches {
  std::map<std::string, TagAnswer> newest;            ///< artists' own, by the name as it was asked for
  std::map<TagQuestion, TagAnswer> newest_of_titles;  ///< of albums and tracks
  std::vector<std::string> damaged;                   ///< keys of batches that could not be read
  std::int64_t next_sequence = 1;

  /// A later answer takes the place of an earlier one.
  void add(TagAnswer answer);
  /// Nothing where that was never answered.
  const TagAnswer* find(const TagQuestion& question) const;
};

TagBatches read_tag_batches(ObjectStore& store);

}  // namespace tonearm
