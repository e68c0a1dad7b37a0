// GET /meta, /weeks: what the page knows before it asks.
#pragma once
#include <string>
#include <vector>

#include "core/local_time.h"
#include "explore/json_cells.h"
#include "ports/warehouse.h"

namespace tonearm {

struct ExploreSettings {
  std::string version;
  std::string user;              ///< of requests that name none
  std::vector<DatedZone> zones;  ///< the listener's clock; none: not to be said
  Hemisphere hemisphere = Hemisphere::north;
  bool can_sync = false;
};

Json meta_json(Warehouse& warehouse, const Slice& slice, const ExploreSettings& settings);
Json weeks_json(Warehouse& warehouse, const Slice& slice);

}  // namespace tonearm
