// GET /compare: two slices side by side.
#pragma once
#include "explore/json_cells.h"
#include "explore/parameters.h"
#include "ports/warehouse.h"

namespace tonearm {

/// Parameter "limit": so many artists each way. Genres are compared only where both slices ask for it.
Json compare_json(Warehouse& warehouse, Slice a, Slice b, const Parameters& parameters);

}  // namespace tonearm
