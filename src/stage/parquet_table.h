// A table in memory that becomes Parquet bytes.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/column.h"
#include "duck/appender.h"
#include "duck/connection.h"
#include "stage/passing_folder.h"

namespace tonearm {

class ParquetTable {
 public:
  explicit ParquetTable(const std::vector<Column>& columns);

  /// Append cells in the order of the columns, then end_row.
  DuckAppender& rows() { return *appender_; }
  /// The rows that `condition` (SQL) selects, in the order they were appended, as one zstd Parquet file.
  std::string bytes_where(const std::string& condition);
  std::string bytes() { return bytes_where("true"); }

 private:
  void close();
  DuckConnection connection_;
  std::unique_ptr<DuckAppender> appender_;
  PassingFolder folder_;  // DuckDB writes files only
};

}  // namespace tonearm
