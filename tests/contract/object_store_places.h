// Where the contract of ObjectStore is kept: in memory, in a folder, in Cloud Storage. With TONEARM_GCS_EMULATOR (a
// base URL) in the environment also in the emulator that listens there.
#pragma once
#include <fmt/format.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <memory>
#include <ostream>
#include <random>
#include <vector>

#include "adapters/local_object_store.h"
#include "adapters/system_clock.h"
#include "fakes/google/cloud.h"
#include "fakes/memory_object_store.h"
#include "fakes/temporary_folder.h"

namespace tonearm {

/// An empty store, with what it needs around it.
struct Place {
  virtual ~Place() = default;
  virtual ObjectStore& store() = 0;
};
struct InMemory : Place {
  MemoryObjectStore in_memory;
  ObjectStore& store() override { return in_memory; }
};
struct InAFolder : Place {
  TemporaryFolder folder;
  LocalObjectStore local{folder.path()};
  ObjectStore& store() override { return local; }
};
/// Large begins early, so that a test need not be.
inline GcsSettings small_chunks(GcsSettings settings) {
  settings.multipart_limit = 512u << 10;
  settings.chunk = 256u << 10;
  return settings;
}
struct InTheCloud : Place {
  Cloud cloud;
  GcsObjectStore bucket{cloud.api, small_chunks(cloud.settings("some/prefix"))};
  ObjectStore& store() override { return bucket; }
};
/// The same with listings that are remembered.
struct InTheCloudAlone : InTheCloud {
  InTheCloudAlone() { bucket.remember_listings(true); }
};
/// A bucket of its own in a server that others wrote.
struct InAnEmulator : Place {
  std::atomic<bool> interrupted{false};
  CurlHttpClient http{"tonearm-test", interrupted};
  SystemClock clock{interrupted};
  GoogleApi api{http, clock, nullptr};
  GcsObjectStore bucket{api, made(api)};
  ObjectStore& store() override { return bucket; }

  static GcsSettings made(GoogleApi& api) {
    GcsSettings settings;
    settings.endpoint = std::getenv("TONEARM_GCS_EMULATOR");
    settings.bucket = fmt::format("contract-{:08x}", std::random_device()());
    settings.prefix = "some/prefix";
    HttpRequest request{settings.endpoint + "/storage/v1/b", {{"project", "p"}}, "POST", {}, ""};
    request.headers = {{"Content-Type", "application/json"}};
    request.body = fmt::format(R"({{"name": "{}"}})", settings.bucket);
    api.send(request, "make a bucket", GoogleApi::Repeat::safe);
    return small_chunks(settings);
  }
};

struct Where {
  const char* name;
  std::function<std::unique_ptr<Place>()> make;
};
inline void PrintTo(const Where& where, std::ostream* out) { *out << where.name; }

template <class Made>
Where where(const char* name) {
  return {name, [] { return std::make_unique<Made>(); }};
}

inline std::vector<Where> places() {
  std::vector<Where> places{where<InMemory>("InMemory"), where<InAFolder>("InAFolder"), where<InTheCloud>("InTheCloud"),
                            where<InTheCloudAlone>("InTheCloudAlone")};
  if (std::getenv("TONEARM_GCS_EMULATOR")) places.push_back(where<InAnEmulator>("InAnEmulator"));
  return places;
}

}  // namespace tonearm
