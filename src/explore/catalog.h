// GET /meta, /weeks: what the page knows before it asks.
#pragma once
#include <string>

#include "explore/json_cells.h"
#include "ports/warehouse.h"

namespace tonearm {

struct ExploreSettings {
  std::string version;
  std::string user;  ///< of requests that name none
  std::string zone;
  Hemisphere hemisphere = Hemisphere::north;
  bool can_sync = false;
};

Json meta_json(Warehouse& warehouse, const Slice& slice, const ExploreSettings& settings);
Json weeks_json(Warehouse& warehouse, const Slice& slice);

}  // namespace tonearm
