// A strict BigQuery with the three datasets of a warehouse, a lake in memory, and a clock that does not wait.
#pragma once
#include <gmock/gmock.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "adapters/curl_http_client.h"
#include "bigquery/bigquery_generations.h"
#include "bigquery/bigquery_warehouse.h"
#include "fakes/error_of.h"
#include "fakes/google/strict_bigquery.h"
#include "fakes/manual_clock.h"
#include "fakes/memory_object_store.h"

namespace tonearm {

class WithBigquery : public testing::Test {
 protected:
  WithBigquery() {
    for (const char* id : {"music", "music_a", "music_b"}) server.make_dataset(id);
    settings.project = "p";
    settings.dataset = "music";
    settings.endpoint = server.url();
    settings.lake_uri = "gs://bucket/lake";
    settings.account = "robot@p.iam";
  }

  std::shared_ptr<BigqueryApi> api() { return std::make_shared<BigqueryApi>(google, clock, settings); }
  BigqueryGenerations generations(const std::string& functions = "") {
    return BigqueryGenerations(google, clock, lake, settings, functions);
  }
  /// A new one each time, as a new run of the program has it.
  std::unique_ptr<BigqueryWarehouse> warehouse(const std::string& functions = "") {
    return std::make_unique<BigqueryWarehouse>(api(), lake, "music_a", BigqueryWarehouse::Access::build,
                                               TemporaryFunctions(functions));
  }
  void put(const std::string& key, const std::string& bytes = "parquet") { lake.put(key, bytes, PutIf::always()); }

  StrictBigquery server;
  std::atomic<bool> interrupted = false;
  CurlHttpClient http{"tonearm-test", interrupted};
  ManualClock clock;
  GoogleApi google{http, clock, nullptr};
  MemoryObjectStore lake;
  BigquerySettings settings;
};

}  // namespace tonearm
