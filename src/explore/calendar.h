// GET /calendar: every day with plays, streaks and silences.
#pragma once
#include "explore/json_cells.h"
#include "ports/warehouse.h"

namespace tonearm {

Json calendar_json(Warehouse& warehouse, const Slice& slice);

}  // namespace tonearm
