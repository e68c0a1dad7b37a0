// What each partition of a loaded table holds: a lake object, so that a second machine knows. Pure.
#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace tonearm {

struct PartRecord {
  std::string fingerprint;  ///< of its objects' names and generations; "" where it was emptied
  std::int64_t loads = 0;   ///< so far; grows with each, so that an earlier content that returns is loaded again
  bool operator==(const PartRecord&) const = default;
};

struct TableRecord {
  std::string created;                      ///< creationTime of the BigQuery table that this is about
  std::map<std::string, PartRecord> parts;  ///< by month, "201504"; "all" of a table loaded whole
  bool operator==(const TableRecord&) const = default;
};

using LoadRecord = std::map<std::string, TableRecord>;

/// "warehouse/bigquery/project.dataset/loads.json".
std::string load_record_key(const std::string& project, const std::string& dataset);

/// {"staged_scrobbles": {"created": "…", "months": {"201504": {"fingerprint": "…", "loads": 3}}}}.
std::string write_load_record(const LoadRecord& record);
/// Throws Error(look_into_data) for anything else.
LoadRecord read_load_record(const std::string& text);

/// What is known of the table that was created then: nothing where the record is about one dropped since.
TableRecord record_of(const LoadRecord& record, const std::string& table, const std::string& created);

}  // namespace tonearm
