#include "stage/parquet_table.h"

#include <fmt/format.h>

#include "core/sql_text.h"
#include "duck/column_type.h"
#include "stage/parquet_file.h"

namespace tonearm {

ParquetTable::ParquetTable(const std::vector<Column>& columns) : connection_(DuckConnection::in_memory()) {
  std::string declared;
  for (const Column& column : columns)
    declared += fmt::format("{}{} {}", declared.empty() ? "" : ", ", sql_name(column.name), duck_type(column));
  connection_.run("set threads = 1");  // several tables are made side by side
  connection_.run(fmt::format("create table rows ({})", declared));
  appender_ = std::make_unique<DuckAppender>(connection_, "rows");
}

std::string ParquetTable::bytes_where(const std::string& condition) {
  close();
  return parquet_bytes(connection_, "select * from rows where " + condition, folder_.file("part.parquet"));
}

void ParquetTable::close() {
  if (!appender_) return;
  appender_->close();
  appender_.reset();
}

}  // namespace tonearm
