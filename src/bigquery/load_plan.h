// Which partitions of a table have to be loaded, and under which job ids. Pure.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bigquery/load_record.h"
#include "ports/object_store.h"

namespace tonearm {

inline constexpr const char* kWhole = "all";
/// https://cloud.google.com/bigquery/quotas#load_jobs
inline constexpr std::size_t kMostUris = 10'000;

/// The month of ".../year=2015/month=04/...": "201504"; nothing where a key has none; "" where it names no month that
/// BigQuery has a partition for (time unknown, the far future).
std::optional<std::string> month_in(const std::string& key);

using Objects = std::vector<ObjectInfo>;
/// By part: a month, or "all".
using TableParts = std::map<std::string, Objects>;

struct DatedObjects {
  TableParts months;
  Objects undated;  ///< those whose month is none
};
/// Nothing where not every key names a month.
std::optional<DatedObjects> dated(const Objects& objects);
/// All of them in one part; no part where there are none.
TableParts as_one_part(const Objects& objects);

struct PartLoad {
  std::string part;  ///< "201504", or "all"
  std::vector<std::string> keys;
  std::string fingerprint;
  std::int64_t loads_before = 0;
};
struct LoadPlan {
  std::vector<PartLoad> loads;
  std::vector<std::string> emptied;  ///< months that are gone
  TableRecord after;                 ///< the record once this is done
  bool changes_nothing() const { return loads.empty() && emptied.empty(); }
};
/// Months that changed, one load each. A table of which more than half changed (the first copy) is loaded whole in one:
/// BigQuery allows few changes of a table in a second. `lake_uri` is part of what a fingerprint says.
LoadPlan plan_loads(const TableParts& parts, const TableRecord& before, const std::string& lake_uri);

/// The same load has the same id in every run: "tonearm_load_d_staged_scrobbles_<created>_201504_<fingerprint>_3".
std::string load_id(const std::string& dataset, const std::string& table, const std::string& created,
                    const PartLoad& load);

}  // namespace tonearm
