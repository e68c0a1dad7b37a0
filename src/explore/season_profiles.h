// GET /seasons: each year's seasons and months, described.
#pragma once
#include "explore/json_cells.h"
#include "ports/warehouse.h"

namespace tonearm {

Json season_profiles_json(Warehouse& warehouse, const Slice& slice);

}  // namespace tonearm
