// A body of user.getRecentTracks as values.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/scrobble.h"
#include "lake/service_error.h"

namespace tonearm {

struct RecentTracks {
  std::optional<ServiceError> error;  ///< then nothing else is set
  std::string user;                   ///< as the service spells it; "" where the body does not say
  std::int64_t total = -1;            ///< scrobbles in the range asked for; -1 where the body does not say
  std::int64_t total_pages = -1;
  /// As they came, newest first; the now-playing row is not among them. A row without a date has uts 0.
  std::vector<Scrobble> scrobbles;
};

/// Throws Error(look_into_data) where the body is not one whole answer of user.getRecentTracks: HTML, cut, another
/// method. `body` may be changed (lone surrogates).
RecentTracks parse_recent_tracks(std::string& body);

}  // namespace tonearm
