// Staged months in a lake, and runs that load them.
#pragma once
#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "bigquery/bigquery_fixture.h"
#include "bigquery/parquet_loads.h"

namespace tonearm {

class ParquetLoadsTest : public WithBigquery {
 protected:
  static std::string key(const std::string& user, const std::string& year, const std::string& month) {
    return "staged/scrobbles/user=" + user + "/year=" + year + "/month=" + month + "/scrobbles.parquet";
  }
  /// Five months, so that one that changes is not more than half.
  void stage_five_months() {
    for (const char* month : {"01", "02", "03", "04", "05"}) put(key("rj", "2015", month));
  }
  void load() {
    std::vector<std::string> keys;
    for (const ObjectInfo& object : lake.list("staged/scrobbles/")) keys.push_back(object.key);
    warehouse()->load_parquet("staged_scrobbles", columns, keys);
  }
  /// Loads; once BigQuery was asked so often for a job, looks, and lets the jobs that hang end.
  template <class Look>
  void while_loading(int looks, Look look) {
    std::atomic<bool> over = false;
    std::thread other([&] {
      while (!over && server.requests("GET", "/jobs/") < looks) std::this_thread::yield();
      if (!over) look();
      server.finish_all_jobs();
    });
    load();
    over = true;
    other.join();
  }
  LoadRecord record() { return read_load_record(lake.get("warehouse/bigquery/p.music/loads.json").value_or("{}")); }
  static std::string uri(const std::string& key) { return "gs://bucket/lake/" + key; }
  std::size_t new_jobs() {
    const std::size_t before = std::exchange(seen_, server.jobs().size());
    return seen_ - before;
  }

  const std::vector<Column> columns{{"user", "string"},
                                    {"played_at", "timestamp"},
                                    {"local_at", "datetime"},
                                    {"artist_id", "int64"},
                                    {"x", "float64"}};

 private:
  std::size_t seen_ = 0;
};

}  // namespace tonearm
