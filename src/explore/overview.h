// GET /overview: the period against the one before, by year and by hour.
#pragma once
#include "explore/json_cells.h"
#include "ports/warehouse.h"

namespace tonearm {

Json overview_json(Warehouse& warehouse, const Slice& slice);

}  // namespace tonearm
