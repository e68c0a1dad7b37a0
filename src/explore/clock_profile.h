// GET /clock: when plays happen, described.
#pragma once
#include "explore/json_cells.h"
#include "ports/warehouse.h"

namespace tonearm {

Json clock_profile_json(Warehouse& warehouse, const Slice& slice);

}  // namespace tonearm
