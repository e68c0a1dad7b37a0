// A lake in a folder, with observations put by hand and staged rows read back.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "adapters/duckdb_warehouse.h"
#include "adapters/local_object_store.h"
#include "core/utc_time.h"
#include "fakes/manual_clock.h"
#include "fakes/plays_json.h"
#include "fakes/temporary_folder.h"
#include "lake/frames.h"
#include "lake/listener.h"
#include "lake/staged_tables.h"
#include "stage/stage_scrobbles.h"

namespace tonearm {

inline std::int64_t utc(int year, unsigned month, unsigned day, int hour = 0) {
  return days_from_civil({year, month, day}) * kDay + hour * 3600;
}

class StagedLake : public testing::Test {
 protected:
  static Scrobble play(std::int64_t uts, const std::string& track = "t") { return {uts, "a", "", "", "", track, ""}; }

  std::string observe(std::int64_t sequence, Window window, const std::vector<Scrobble>& plays) {
    const std::string key = observation_key({"rj", sequence, window, clock.now()});
    store.put(key, pack_frames({page_of(plays, "rj")}), PutIf::absent());
    return key;
  }
  StagedScrobbles stage(const std::string& zones = "UTC", bool from_scratch = false) {
    return stage_scrobbles(store, "rj", parse_zones(zones), from_scratch, clock);
  }
  /// Cells of all staged scrobbles, in order of uts and track.
  std::vector<Row> rows(const std::string& cells) {
    DuckdbWarehouse warehouse(DuckConnection::in_memory(), folder.path());
    std::vector<std::string> keys;
    for (const ObjectInfo& object : store.list("staged/scrobbles/"))
      if (object.key.ends_with(".parquet")) keys.push_back(object.key);
    warehouse.load_parquet("s", staged_table("scrobbles").columns, keys);
    return rows_of(warehouse, "select " + cells + " from s order by uts, track, artist, album");
  }
  std::vector<std::string> texts(const std::string& cell) {
    std::vector<std::string> all;
    for (const Row& row : rows(cell)) all.push_back(as_string(row[0]));
    return all;
  }
  /// Name and bytes of each staged month.
  std::map<std::string, std::string> months() {
    std::map<std::string, std::string> all;
    for (const ObjectInfo& object : store.list("staged/scrobbles/"))
      if (object.key.ends_with(".parquet")) all[object.key] = *store.get(object.key);
    return all;
  }

  TemporaryFolder folder;
  LocalObjectStore store{folder.path()};
  ManualClock clock{utc(2020, 6, 15)};
};

}  // namespace tonearm
