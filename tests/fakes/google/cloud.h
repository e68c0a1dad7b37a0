// A bucket of the strict fake and what is needed to speak to it over real HTTP.
#pragma once
#include <atomic>
#include <map>
#include <string>

#include "adapters/curl_http_client.h"
#include "fakes/google/strict_gcs.h"
#include "fakes/manual_clock.h"
#include "google/gcs_object_store.h"
#include "google/google_auth.h"

namespace tonearm {

/// The environment of a program: the variables that are given, nothing else.
inline GoogleAuth::Environment environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto it = variables.find(name);
    return it == variables.end() ? std::nullopt : std::optional(it->second);
  };
}

/// Logged in by the fake's metadata server.
struct Cloud {
  ManualClock clock;
  StrictGcs gcs{{.now = [this] { return clock.now(); }}};
  std::atomic<bool> interrupted{false};
  CurlHttpClient http{"tonearm-test", interrupted};
  GoogleAuth auth{http, clock, environment({{"GCE_METADATA_HOST", gcs.host()}})};
  GoogleApi api{http, clock, &auth};

  Cloud() { gcs.make_bucket("lake"); }
  GcsSettings settings(const std::string& prefix = "") {
    return {.endpoint = gcs.url(), .bucket = "lake", .prefix = prefix};
  }
};

}  // namespace tonearm
