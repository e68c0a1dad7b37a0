// Staged Parquet of the lake into tables of BigQuery: only what changed, each load once.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bigquery/bigquery_jobs.h"
#include "bigquery/bigquery_tables.h"
#include "bigquery/load_plan.h"
#include "ports/object_store.h"

namespace tonearm {

/// Tables lie in the dataset of the settings; several generations read them. Made for one load of all tables: the lake
/// is listed once, and the record of what was loaded is written once, at the end.
class ParquetLoads {
 public:
  ParquetLoads(BigqueryApi& api, ObjectStore& lake) : api_(api), jobs_(api), tables_(api), lake_(lake) {}
  ParquetLoads(const ParquetLoads&) = delete;
  ParquetLoads& operator=(const ParquetLoads&) = delete;
  /// Writes the record, also of the tables before one that failed.
  ~ParquetLoads();

  /// The select that gives the rows of all `keys`, once they are loaded: from `table`, and from "<table>_undated" where
  /// some have no month of their own.
  std::string load(const std::string& table, const std::vector<Column>& columns, const std::vector<std::string>& keys);

 private:
  void load_table(const std::string& table, const TableShape& shape, const TableParts& parts);
  void run(const std::string& table, const TableShape& shape, const std::string& created, const LoadPlan& plan);
  nlohmann::json configuration(const std::string& table, const TableShape& shape, const PartLoad& load) const;
  BigqueryJobs::Inserted begin(const std::string& id, const nlohmann::json& configuration, const std::string& subject);
  void finish(const std::string& id, const nlohmann::json& configuration, BigqueryJobs::Inserted load,
              const std::string& subject);
  void wait_for_others(const std::string& table, const std::vector<std::string>& ids);

  Objects objects_of(const std::vector<std::string>& keys);
  LoadRecord& record();
  std::string record_key() const;

  BigqueryApi& api_;
  BigqueryJobs jobs_;
  BigqueryTables tables_;
  ObjectStore& lake_;
  std::map<std::string, ObjectInfo> listed_;  // what the lake held when it was listed, by key
  std::optional<LoadRecord> record_;
  bool loaded_ = false;  // what the record in the lake does not say yet
};

}  // namespace tonearm
