// GET /genres/unknown: plays whose genre is not known, and why.
#pragma once
#include "explore/json_cells.h"
#include "explore/parameters.h"
#include "ports/warehouse.h"

namespace tonearm {

/// Parameter "limit". The filters of family and genre are lifted: what is asked for is unknown.
Json unknown_genres_json(Warehouse& warehouse, Slice slice, const Parameters& parameters);

}  // namespace tonearm
