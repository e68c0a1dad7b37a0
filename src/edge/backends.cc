#include "edge/backends.h"

#include <fmt/format.h>
#include <unistd.h>

#include <optional>

#include "adapters/duckdb_generations.h"
#include "adapters/duckdb_warehouse.h"
#include "adapters/home_lock.h"
#include "adapters/local_object_store.h"
#include "app/command_line.h"
#include "app/listeners.h"
#include "bigquery/bigquery_check.h"
#include "edge/google_access.h"
#include "edge/leased_store.h"
#include "google/gcs_check.h"
#include "google/lease.h"
#include "google/lease_keeper.h"

namespace tonearm {
namespace {

/// Shards write side by side, each what belongs to its own listeners.
std::string lease_key(const Config& config) {
  const Shard shard = parse_shard(config.text("shard"));
  return shard.count == 1 ? "locks/writer.json" : fmt::format("locks/shard-{}-of-{}.json", shard.number, shard.count);
}

std::string this_program() {
  char host[256] = "";
  ::gethostname(host, sizeof host - 1);
  return fmt::format("process {} on {}", ::getpid(), host);
}

}  // namespace

struct Backends::Impl {
  Impl(const Config& config, const std::string& command, HttpClient& http, Clock& clock, Environment environment)
      : config(config),
        command(command),
        http(http),
        clock(clock),
        environment(std::move(environment)),
        lake_at(lake_place(config)),
        warehouse_at(warehouse_place(config)) {
    if (lake_at.in_cloud()) {
      bucket = google().store(lake_at);
      leased.emplace(*bucket, lease);
      files = mirrored_files(*bucket, config.home / "cache");
    } else {
      folder.emplace(lake_at.folder);
      files = files_under(lake_at.folder);
    }
    if (!warehouse_at.in_cloud())
      duckdb.emplace(warehouse_at.folder, files);
    else if (command == "serve" || command == "refresh")
      duckdb.emplace(config.home / "warehouse", files);
    else
      bigquery = google().generations(warehouse_at, lake_at, lake(), command);
  }

  /// Made when something of Google's is first asked for.
  GoogleAccess& google() {
    if (!access) access.emplace(config, http, clock, environment);
    return *access;
  }
  ObjectStore& lake() { return leased ? static_cast<ObjectStore&>(*leased) : *folder; }

  const Config& config;
  const std::string command;
  HttpClient& http;
  Clock& clock;
  const Environment environment;
  const LakePlace lake_at;
  const WarehousePlace warehouse_at;
  std::optional<GoogleAccess> access;
  std::unique_ptr<GcsObjectStore> bucket;
  std::optional<LeasedStore> leased;
  std::optional<LocalObjectStore> folder;
  LakeFiles files;
  std::unique_ptr<BigqueryGenerations> bigquery;
  std::optional<DuckdbGenerations> duckdb;
  std::optional<HomeLock> home;
  std::optional<Lease> lease;
  std::optional<LeaseKeeper> keeper;
};

Backends::Backends(const Config& config, const std::string& command, HttpClient& http, Clock& clock,
                   Environment environment)
    : impl_(std::make_unique<Impl>(config, command, http, clock, std::move(environment))) {}

Backends::~Backends() = default;

ObjectStore& Backends::lake() { return impl_->lake(); }

WarehouseGenerations& Backends::generations() {
  if (impl_->bigquery) return *impl_->bigquery;
  return *impl_->duckdb;
}

std::unique_ptr<Warehouse> Backends::scratch() {
  return std::make_unique<DuckdbWarehouse>(DuckConnection::in_memory(), impl_->files);
}

std::unique_ptr<ObjectStore> Backends::open_lake(const LakePlace& place) {
  if (place.in_cloud()) return impl_->google().store(place);
  return std::make_unique<LocalObjectStore>(place.folder);
}

CloudUsage Backends::usage() const {
  CloudUsage usage;
  if (impl_->access) {
    const CountedHttp& storage = impl_->access->storage_requests();
    usage = {storage.writes, storage.lists, storage.reads, 0, 0};
  }
  if (impl_->bigquery) {
    const BigqueryUsage asked = impl_->bigquery->usage();
    usage.jobs = asked.jobs;
    usage.bytes_billed = asked.bytes_billed;
  }
  return usage;
}

std::vector<PermissionCheck> Backends::checks() {
  std::vector<PermissionCheck> checks;
  if (impl_->bucket) checks = gcs_checks(*impl_->bucket, impl_->lake_at.bucket);
  if (impl_->bigquery)
    for (PermissionCheck& check : bigquery_checks(impl_->bigquery->api())) checks.push_back(std::move(check));
  return checks;
}

void Backends::begin_writing() {
  impl_->home.emplace(impl_->config.home);
  if (impl_->folder) impl_->folder->sweep();
  if (!impl_->bucket || !writes_lake(impl_->command)) return;
  impl_->lease.emplace(*impl_->bucket, impl_->clock, lease_key(impl_->config), this_program());
  impl_->keeper.emplace(*impl_->lease);
  impl_->bucket->remember_listings(true);
}

}  // namespace tonearm
