// GET /search: artists, albums and tracks by a part of their name.
#pragma once
#include "explore/json_cells.h"
#include "explore/parameters.h"
#include "ports/warehouse.h"

namespace tonearm {

/// Parameters "q" and "limit" (of each kind). Letter case aside. First those whose name begins so, then by plays of the
/// slice's user, of all time.
Json search_json(Warehouse& warehouse, const Slice& slice, const Parameters& parameters);

}  // namespace tonearm
