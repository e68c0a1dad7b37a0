#include "load/load.h"

#include "core/error.h"
#include "lake/staged_tables.h"

namespace tonearm {
void load(ObjectStore& lake, Warehouse& warehouse) {
  for (const StagedTable& table : staged_tables()) try {
      warehouse.load_parquet(loaded_name(table.name), table.columns, parquet_keys(lake, table));
    } catch (const Error& error) {
      throw error.on(table.prefix);
    }
}

}  // namespace tonearm
