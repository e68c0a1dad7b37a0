// What every Warehouse and WarehouseGenerations keeps, on BigQuery's counterpart that others wrote, behind
// bigquery_proxy.py. TONEARM_BIGQUERY_EMULATOR is the proxy's address, TONEARM_BIGQUERY_ROOT the folder that it reads
// gs:// from.
#pragma once
#include <gmock/gmock.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "adapters/curl_http_client.h"
#include "adapters/local_object_store.h"
#include "adapters/system_clock.h"
#include "bigquery/bigquery_generations.h"
#include "core/sql_text.h"
#include "duck/connection.h"
#include "fakes/error_of.h"

namespace tonearm {

inline constexpr const char* kFunctions =
    "create temp function twice(x int64) as (x * 2);\n"
    "create temp function four_times(x int64) as (twice(twice(x)));\n";

inline std::string required(const char* name) {
  const char* value = std::getenv(name);
  if (!value) throw Error(Remedy::fix_setup, std::string(name) + " is not set");
  return value;
}

inline Value text(const char* value) { return Value(std::string(value)); }
inline Value number(std::int64_t value) { return Value(value); }

class OnBigquery : public testing::Test {
 protected:
  OnBigquery() {
    settings.project = "p";
    settings.endpoint = required("TONEARM_BIGQUERY_EMULATOR");
    settings.dataset = bucket;
    settings.lake_uri = "gs://" + bucket + "/lake";
    BigqueryApi api(google, clock, settings);
    for (const char* suffix : {"", "_a", "_b"})
      api.send({"POST",
                "/datasets",
                "a dataset",
                {{"datasetReference", {{"datasetId", bucket + suffix}}}, {"location", "EU"}}});
    std::filesystem::create_directories(root / "lake");
  }
  ~OnBigquery() override { std::filesystem::remove_all(root); }

  BigqueryGenerations generations() { return BigqueryGenerations(google, clock, lake, settings, kFunctions); }
  /// An object of the lake of one row: user, plays, played_at.
  void stage(const std::string& key, const std::string& user, int plays,
             const std::string& at = "2015-04-14 22:45:11") {
    const std::filesystem::path path = root / "lake" / key;
    std::filesystem::create_directories(path.parent_path());
    DuckConnection::in_memory().run("copy (select " + sql_text(user) + " as user, " + std::to_string(plays) +
                                    "::bigint as plays, " + (at.empty() ? "null" : sql_text(at)) +
                                    "::timestamp as played_at) to " + sql_text(path.string()) + " (format parquet)");
  }
  static std::string month(const std::string& year, const std::string& month) {
    return "staged/t/user=rj/year=" + year + "/month=" + month + "/x.parquet";
  }
  /// Of all that is staged, in a new run; what was loaded, in order of users, and how many jobs it took.
  std::int64_t load() {
    std::vector<std::string> keys;
    for (const ObjectInfo& object : lake.list("staged/")) keys.push_back(object.key);
    BigqueryGenerations run = generations();
    next = run.begin_next();
    next->load_parquet("t", columns, keys);
    return run.usage().jobs;
  }
  std::vector<std::string> loaded() {
    std::vector<std::string> names;
    next->query("select user from t order by user", {}, [&](const Row& row) { names.push_back(as_string(row.at(0))); });
    return names;
  }
  std::string publish(int value) {
    generations().begin_next()->run("create table t as select " + std::to_string(value) + " as number");
    return generations().publish();
  }
  static std::int64_t number_in(Warehouse& warehouse) {
    return as_int(rows_of(warehouse, "select number from t").at(0).at(0));
  }

  const std::string bucket = "t" + new_query_id().substr(10, 12);
  const std::filesystem::path root = std::filesystem::path(required("TONEARM_BIGQUERY_ROOT")) / bucket;
  const std::vector<Column> columns{{"user", "string"}, {"plays", "int64"}, {"played_at", "timestamp"}};
  std::atomic<bool> interrupted = false;
  CurlHttpClient http{"tonearm-test", interrupted};
  SystemClock clock{interrupted};
  GoogleApi google{http, clock, nullptr, {std::chrono::milliseconds(100), std::chrono::seconds(10)}};
  LocalObjectStore lake{root / "lake"};
  BigquerySettings settings;
  std::unique_ptr<Warehouse> next;
};

}  // namespace tonearm
