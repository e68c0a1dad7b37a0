// What a run does to its bucket, tried on an object of its own.
#pragma once
#include <string>
#include <vector>

#include "ports/object_store.h"
#include "ports/permission_check.h"

namespace tonearm {

/// In an order in which each needs only those before it. `store` outlives the checks; `bucket` is for the texts.
std::vector<PermissionCheck> gcs_checks(ObjectStore& store, const std::string& bucket);

}  // namespace tonearm
