// GET /genres/trend: plays of families or genres by month, quarter or year.
#pragma once
#include "explore/json_cells.h"
#include "explore/parameters.h"
#include "ports/warehouse.h"

namespace tonearm {

/// Parameters "by", "level", "limit".
Json genre_trend_json(Warehouse& warehouse, Slice slice, const Parameters& parameters);

}  // namespace tonearm
