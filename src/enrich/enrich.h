// Asks last.fm for tags, the most-played artists' first, and keeps the answers in batches.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "enrich/titles_by_plays.h"
#include "lastfm/client.h"
#include "ports/clock.h"
#include "ports/object_store.h"

namespace tonearm {

inline constexpr std::int64_t kTagsStayFresh = 90 * 86'400;

/// Questions about artists, albums and tracks together.
struct EnrichResult {
  std::int64_t asked = 0;  ///< in this run
  std::int64_t left = 0;   ///< known to be without a fresh answer; 0 only where there is nothing more to ask
};

/// The titles of these artists; called at most once, with the artists that have no tags of their own.
using TitlesOf = std::function<TitlesByArtist(const std::vector<std::string>& artists)>;

/// `artists`: by plays, most first. Once all of them were asked for, those without a tag are asked for by their
/// most-played albums and, where these give no tag either, tracks. Puts a batch whenever 200 answers came or a minute
/// passed, and one at the end, also when an Error ends the run; so a crash costs at most one batch. Stops after
/// `at_most`, to go on in the next run.
EnrichResult enrich(LastfmClient& service, ObjectStore& store, Clock& clock, const std::vector<std::string>& artists,
                    const TitlesOf& titles_of, std::optional<std::chrono::milliseconds> at_most,
                    const std::function<void(std::int64_t done, std::int64_t total)>& on_progress);

}  // namespace tonearm
