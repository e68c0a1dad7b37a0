// Asks last.fm for the tags of artists, most-played first, and keeps the answers in batches.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lastfm/client.h"
#include "ports/clock.h"
#include "ports/object_store.h"

namespace tonearm {

inline constexpr std::int64_t kTagsStayFresh = 90 * 86'400;

struct EnrichResult {
  std::int64_t asked = 0;  ///< in this run
  std::int64_t left = 0;   ///< artists still without fresh tags
};

/// `artists`: by plays, most first. Puts a batch whenever 200 answers came or a minute passed, and one at the end, also
/// when an Error ends the run; so a crash costs at most one batch. Stops after `at_most`, to go on in the next run.
EnrichResult enrich(LastfmClient& service, ObjectStore& store, Clock& clock, const std::vector<std::string>& artists,
                    std::optional<std::chrono::milliseconds> at_most,
                    const std::function<void(std::int64_t done, std::int64_t total)>& on_progress);

}  // namespace tonearm
