#include "adapters/duckdb_warehouse.h"

#include <fmt/format.h>

#include "core/sql_text.h"
#include "duck/column_type.h"

namespace tonearm {

// A view costs nothing where a table would be written twice: once here, once as the fact (1.3 s a million scrobbles).
void DuckdbWarehouse::load_parquet(const std::string& table, const std::vector<Column>& columns,
                                   const std::vector<std::string>& keys) {
  std::string declared, selected, files;
  for (const Column& column : columns) {
    const char* comma = declared.empty() ? "" : ", ";
    declared += fmt::format("{}{} {}", comma, sql_name(column.name), duck_type(column));
    selected +=
        fmt::format("{}cast({} as {}) as {}", comma, sql_name(column.name), duck_type(column), sql_name(column.name));
  }
  for (const auto& file : files_(keys)) files += (files.empty() ? "" : ", ") + sql_text(file.string());
  if (keys.empty())
    run(fmt::format("create or replace table {} ({})", sql_name(table), declared));
  else
    run(fmt::format("create or replace view {} as select {} from read_parquet([{}], hive_partitioning = false)",
                    sql_name(table), selected, files));
}

}  // namespace tonearm
