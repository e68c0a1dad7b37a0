// GET /artists/ID, /albums/ID, /tracks/ID and /artists/ID/explain: one of them, closely.
#pragma once
#include <optional>

#include "explore/json_cells.h"
#include "explore/top_titles.h"
#include "ports/warehouse.h"

namespace tonearm {

/// Nothing where no such id was ever played. The filter of artists is lifted.
std::optional<Json> subject_json(Warehouse& warehouse, TitleKind kind, std::int64_t id, Slice slice);
std::optional<Json> explanation_json(Warehouse& warehouse, std::int64_t artist_id);

}  // namespace tonearm
