// Google's services as a configuration names them, and the emulators that its own variables name.
#pragma once
#include <memory>
#include <string>

#include "app/config.h"
#include "app/places.h"
#include "bigquery/bigquery_generations.h"
#include "edge/counted_http.h"
#include "google/gcs_object_store.h"
#include "google/google_auth.h"
#include "ports/clock.h"
#include "ports/http_client.h"

namespace tonearm {

/// STORAGE_EMULATOR_HOST and BIGQUERY_EMULATOR_HOST, as Google's own clients read them, name an emulator, which is
/// asked without a token; else storage_api and bigquery_api are asked with one.
class GoogleAccess {
 public:
  GoogleAccess(const Config& config, HttpClient& http, Clock& clock, Environment environment);

  std::unique_ptr<GcsObjectStore> store(const LakePlace& place);
  /// What was sent to Cloud Storage so far.
  const CountedHttp& storage_requests() const { return counted_; }
  /// `lake` must outlive it.
  std::unique_ptr<BigqueryGenerations> generations(const WarehousePlace& place, const LakePlace& lake_place,
                                                   ObjectStore& lake, const std::string& command);

 private:
  struct Service {
    Service(std::string endpoint, HttpClient& http, Clock& clock, GoogleAuth* auth, GoogleApi::Settings settings)
        : endpoint(std::move(endpoint)), api(http, clock, auth, settings) {}
    const std::string endpoint;
    GoogleApi api;
  };
  std::unique_ptr<Service> service(const char* emulator, const std::string& configured, HttpClient& http);

  const Config& config_;
  Clock& clock_;
  Environment environment_;
  CountedHttp counted_;
  GoogleAuth auth_;
  std::unique_ptr<Service> storage_, bigquery_;
};

}  // namespace tonearm
