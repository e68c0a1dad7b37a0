// Whom and what to ask for next, decided from what was answered. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "enrich/titles_by_plays.h"
#include "lake/tag_batches.h"

namespace tonearm {

/// The artists, in their order, whose own tags were not answered since `fresh_since` (UTC seconds).
std::vector<TagQuestion> open_artists(const TagBatches& held, const std::vector<std::string>& artists,
                                      std::int64_t fresh_since);

/// The artists, in their order, whose newest answer gives no tag.
std::vector<std::string> artists_without_tags(const TagBatches& held, const std::vector<std::string>& artists);

/// For an artist without tags: the albums that were not answered since `fresh_since`; once all were and none gives a
/// tag, the tracks that were not.
std::vector<TagQuestion> open_titles(const TagBatches& held, const std::string& artist, const PlayedTitles& titles,
                                     std::int64_t fresh_since);

}  // namespace tonearm
