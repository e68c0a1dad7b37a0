// Whom to ask for: the artists of the staged scrobbles.
#pragma once
#include <string>
#include <vector>

#include "ports/object_store.h"
#include "ports/warehouse.h"

namespace tonearm {

/// Of all listeners, most plays first, then by name. `scratch`: a warehouse of no importance, to count in.
std::vector<std::string> artists_by_plays(ObjectStore& store, Warehouse& scratch);

}  // namespace tonearm
