// The staged tables: what `stage` writes, `load` loads and the models read as source('staged', …).
#pragma once
#include <string>
#include <vector>

#include "core/column.h"

namespace tonearm {

struct StagedTable {
  std::string name;             ///< "scrobbles"
  std::string prefix;           ///< its objects in the lake: "staged/scrobbles/"
  std::vector<Column> columns;  ///< in the order of the Parquet file
};

const std::vector<StagedTable>& staged_tables();
const StagedTable& staged_table(const std::string& name);

}  // namespace tonearm
