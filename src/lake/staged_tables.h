// The staged tables: what `stage` writes, `load` loads and the models read as source('staged', …).
#pragma once
#include <string>
#include <vector>

#include "core/column.h"
#include "ports/object_store.h"

namespace tonearm {

struct StagedTable {
  std::string name;             ///< "scrobbles"
  std::string prefix;           ///< its objects in the lake: "staged/scrobbles/"
  std::vector<Column> columns;  ///< in the order of the Parquet file
};

const std::vector<StagedTable>& staged_tables();
const StagedTable& staged_table(const std::string& name);

/// Its name in a warehouse: "staged_scrobbles".
std::string loaded_name(const std::string& name);
/// The keys of the Parquet objects that hold each of its rows once, in order (lake/staged_packs.h).
std::vector<std::string> parquet_keys(ObjectStore& store, const StagedTable& table);

}  // namespace tonearm
