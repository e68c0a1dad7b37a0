// Copies a window of a listener's history into the lake, page by page.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "lake/observations.h"
#include "lake/run_record.h"
#include "lastfm/client.h"
#include "ports/clock.h"
#include "ports/object_store.h"

namespace tonearm {

struct FetchRequest {
  std::string user;
  Window wanted{0, kForever};
  bool full = false;  ///< read everything again
};

/// After each page. `total` is -1 until the service said it.
struct FetchProgress {
  std::int64_t scrobbles = 0;  ///< seen in this run
  std::int64_t total = -1;     ///< expected in this run
};
using OnFetchProgress = std::function<void(const FetchProgress&)>;

/// Fetches the gaps of `request.wanted`, then reads again what may have changed. `record` carries the state of the last
/// run in and the state of this one out, also when an Error ends it: every page that was put stays. A window that does
/// not answer becomes a gap of the record; the rest goes on. Returns observations of the lake that turned out damaged;
/// the caller sets them aside and fetches again.
std::vector<Observation> fetch(LastfmClient& service, ObjectStore& store, const FetchRequest& request, std::int64_t now,
                               RunRecord& record, const OnFetchProgress& on_progress);

}  // namespace tonearm
