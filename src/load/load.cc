#include "load/load.h"

#include "core/error.h"
#include "lake/staged_tables.h"

namespace tonearm {
namespace {

std::vector<std::string> parquet_keys(ObjectStore& lake, const std::string& prefix) {
  std::vector<std::string> keys;
  for (ObjectInfo& object : lake.list(prefix))
    if (object.key.ends_with(".parquet")) keys.push_back(std::move(object.key));
  return keys;
}

}  // namespace

void load(ObjectStore& lake, Warehouse& warehouse) {
  for (const StagedTable& table : staged_tables()) try {
      warehouse.load_parquet("staged_" + table.name, table.columns, parquet_keys(lake, table.prefix));
    } catch (const Error& error) {
      throw error.on(table.prefix);
    }
}

}  // namespace tonearm
