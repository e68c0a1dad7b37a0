// GET /api/v1/status: tonearm status with the last runs and the sync under way.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/status.h"

namespace tonearm {

/// The newest first; records that cannot be read are left out.
std::vector<RunRecord> newest_runs(ObjectStore& lake, const std::string& user, std::size_t count);

struct DashboardStatus {
  Status status;
  std::string generation;
  std::int64_t warehouse_bytes = 0;
  std::vector<RunRecord> runs;
};

/// `sync`: the JSON of SyncState. Keys as in web/src/api/types.ts.
std::string dashboard_status_json(const DashboardStatus& status, std::string_view sync);

DashboardStatus read_dashboard_status(Parts& parts);

}  // namespace tonearm
