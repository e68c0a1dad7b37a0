// Tables and views by REST: no job, no cost.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "bigquery/bigquery_api.h"
#include "core/column.h"

namespace tonearm {

/// What a staged table is like.
struct TableShape {
  std::vector<Column> columns;
  std::string month_column;                  ///< partitioned by the month of this column; "" for one partition
  std::vector<std::string> cluster_columns;  ///< at most 4
};
/// By month of the first timestamp where `by_month`; clustered by user and artist_id, where it has them. Timestamps are
/// kept as the wall clock of UTC, DATETIME, which is what BigQuery takes staged Parquet's timestamps for:
/// https://cloud.google.com/bigquery/docs/loading-data-cloud-storage-parquet#type_conversions
TableShape shape_of(const std::vector<Column>& columns, bool by_month);
/// All of the table `name`, in these columns' own types.
std::string select_of(const std::string& name, const std::vector<Column>& columns);
/// "schema", "timePartitioning" and "clustering" of a table's resource, and of a load job.
nlohmann::json shape_json(const TableShape& shape);

class BigqueryTables {
 public:
  explicit BigqueryTables(BigqueryApi& api) : api_(api) {}

  struct Listed {
    std::string id, type;  ///< type: TABLE, VIEW
    std::map<std::string, std::string> labels;
    bool is_ours() const { return labels.contains("tonearm"); }
  };
  /// In order of names. Throws Error(fix_setup) where the dataset is not there.
  std::vector<Listed> list(const std::string& dataset);

  /// Makes sure that an empty or filled table of this shape is there; one of ours with another shape is dropped and
  /// made anew. Returns its creationTime. Throws Error(fix_setup) where a table of another owner has that name.
  std::string ready(const std::string& dataset, const std::string& id, const TableShape& shape);
  /// Also a partition, "t$201504"; nothing happens where there is none.
  void remove(const std::string& dataset, const std::string& id);
  /// Makes or replaces it; `generation` is its label, "" for none.
  void put_view(const std::string& dataset, const std::string& id, const std::string& sql,
                const std::string& generation);

 private:
  std::string create(const std::string& dataset, const std::string& id, const TableShape& shape);

  BigqueryApi& api_;
};

}  // namespace tonearm
