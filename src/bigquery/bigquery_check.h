// What a run does in its three datasets, tried on a table of its own.
#pragma once
#include <vector>

#include "bigquery/bigquery_api.h"
#include "ports/permission_check.h"

namespace tonearm {

/// In an order in which each needs only those before it. `api` outlives the checks.
std::vector<PermissionCheck> bigquery_checks(BigqueryApi& api);

}  // namespace tonearm
