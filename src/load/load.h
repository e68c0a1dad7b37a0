// Staged Parquet into tables of the next warehouse generation.
#pragma once
#include "ports/object_store.h"
#include "ports/warehouse.h"

namespace tonearm {

/// Makes one table a staged table, `staged_<name>`, of all its Parquet objects; a table without objects is empty.
void load(ObjectStore& lake, Warehouse& warehouse);

}  // namespace tonearm
