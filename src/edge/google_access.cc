#include "edge/google_access.h"

#include <random>

#include "app/embedded.h"

namespace tonearm {
namespace {

GoogleApi::Settings settings_of(const Config& config) {
  GoogleApi::Settings settings;
  settings.first_wait = config.duration("retry_wait");
  settings.patience = std::min<std::chrono::milliseconds>(config.duration("patience"), settings.patience);
  settings.seed = std::random_device{}();
  return settings;
}

/// "127.0.0.1:4443" and "http://127.0.0.1:4443/" are the same host.
std::string as_url(std::string host) {
  while (host.ends_with('/')) host.pop_back();
  return host.find("://") == std::string::npos ? "http://" + host : host;
}

}  // namespace

GoogleAccess::GoogleAccess(const Config& config, HttpClient& http, Clock& clock, Environment environment)
    : config_(config),
      clock_(clock),
      environment_(std::move(environment)),
      counted_(http),
      auth_(http, clock, environment_),
      storage_{service("STORAGE_EMULATOR_HOST", config.text("storage_api"), counted_)},
      bigquery_{service("BIGQUERY_EMULATOR_HOST", config.text("bigquery_api"), http)} {}

std::unique_ptr<GoogleAccess::Service> GoogleAccess::service(const char* emulator, const std::string& configured,
                                                             HttpClient& http) {
  const auto host = environment_(emulator);
  const bool emulated = host && !host->empty();
  return std::make_unique<Service>(emulated ? as_url(*host) : as_url(configured), http, clock_,
                                   emulated ? nullptr : &auth_, settings_of(config_));
}

std::unique_ptr<GcsObjectStore> GoogleAccess::store(const LakePlace& place) {
  GcsSettings settings;
  settings.endpoint = storage_->endpoint;
  settings.bucket = place.bucket;
  settings.prefix = place.prefix;
  return std::make_unique<GcsObjectStore>(storage_->api, settings);
}

std::unique_ptr<BigqueryGenerations> GoogleAccess::generations(const WarehousePlace& place, const LakePlace& lake_place,
                                                               ObjectStore& lake, const std::string& command) {
  BigquerySettings settings;
  settings.project = place.project;
  settings.dataset = place.dataset;
  settings.endpoint = bigquery_->endpoint;
  settings.maximum_bytes_billed = config_.maximum_bytes_billed();
  settings.command = command;
  settings.lake_uri = lake_place.text();
  return std::make_unique<BigqueryGenerations>(bigquery_->api, clock_, lake, settings,
                                               std::string(embedded_file("models/dialects/bigquery.sql")));
}

}  // namespace tonearm
