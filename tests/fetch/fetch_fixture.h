// fetch() between a last.fm in memory and a lake in memory.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fakes/listening.h"
#include "fakes/manual_clock.h"
#include "fakes/memory_lastfm.h"
#include "fakes/memory_object_store.h"
#include "fetch/fetch.h"
#include "lake/listener.h"
#include "lake/observed_rows.h"

namespace tonearm {

class FetchInMemory : public testing::Test {
 protected:
  FetchInMemory() {
    settings.api_key = "k";
    settings.max_rate = 1e6;
    request.user = "RJ";
  }

  /// One run, as a command makes it: state in from the newest record, out to a new one. Returns the damaged objects.
  std::vector<Observation> run() {
    LastfmClient service(http, clock, settings);
    record = newest_run(store, "rj");
    record.pages = record.bytes = record.added = record.removed = 0;
    const auto damaged =
        fetch(service, store, request, clock.now(), record, [&](const FetchProgress& p) { progress = p; });
    requests = service.requests();
    store.put(run_key(next_run_name(store, "rj", clock.now())), write_run_record(record), PutIf::always());
    return damaged;
  }

  /// All that the lake says, sorted.
  std::vector<Scrobble> copied() {
    std::vector<Scrobble> rows;
    const std::vector<Observation> held = list_observations(store, "rj");
    for (const Ruling& ruling : rulings(held))
      for (Scrobble& row : observed_rows(*store.get(ruling.observation->key), ruling.windows))
        rows.push_back(std::move(row));
    std::sort(rows.begin(), rows.end());
    return rows;
  }
  std::uint64_t lake_bytes() {
    std::uint64_t bytes = 0;
    for (const ObjectInfo& object : store.list("raw/")) bytes += object.size;
    return bytes;
  }
  void listen(std::int64_t plays, Window when) {
    for (std::int64_t i = 0; i < plays; ++i)
      lastfm.add(listening.play(when.from + listening.below(when.to - when.from)));
  }
  static Scrobble one(std::int64_t uts, const std::string& track) { return {uts, "a", "", "", "", track, ""}; }

  MemoryLastfm lastfm{"rj"};
  ScriptedHttp http{[this](const HttpRequest& asked) { return lastfm.answer(asked); }};
  ManualClock clock{1'700'000'000};
  MemoryObjectStore store;
  ServiceSettings settings;
  FetchRequest request;
  Listening listening{1};
  RunRecord record;
  FetchProgress progress;
  std::int64_t requests = 0;
};

}  // namespace tonearm
