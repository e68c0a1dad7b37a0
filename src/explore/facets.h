// GET /facets: what a filter can be set to, and how many plays each choice would leave.
#pragma once
#include "explore/json_cells.h"
#include "explore/parameters.h"
#include "ports/warehouse.h"

namespace tonearm {

/// Parameters "of", and of artists "q" and "limit". The filter in question is lifted; family and genre are one filter.
Json facets_json(Warehouse& warehouse, const Slice& slice, const Parameters& parameters);

}  // namespace tonearm
