#include "app/status.h"

#include <ostream>

#include "app/cloud_cost.h"
#include "app/places.h"
#include "app/stages.h"
#include "app/sync.h"
#include "enrich/enrich.h"
#include "fetch/plan.h"
#include "lake/listener.h"
#include "lake/tag_batches.h"
#include "stage/stage_gaps.h"

namespace tonearm {
namespace {

/// Bytes; `objects` grows by their number.
std::int64_t bytes_under(ObjectStore& lake, const std::string& prefix, std::int64_t& objects) {
  std::int64_t bytes = 0;
  for (const ObjectInfo& object : lake.list(prefix)) bytes += static_cast<std::int64_t>(object.size), ++objects;
  return bytes;
}

void read_cloud(Parts& parts, Status& status) {
  const LakePlace lake = lake_place(parts.config);
  const WarehousePlace warehouse = warehouse_place(parts.config);
  status.lake_at = lake.text();
  status.warehouse_at = warehouse.text();
  status.in_cloud = lake.in_cloud() || warehouse.in_cloud();
  if (status.in_cloud) status.month = month_usage(parts.lake, status.user, parts.clock.now());
}

void read_lake(Parts& parts, Status& status) {
  const std::vector<Observation> observations = list_observations(parts.lake, status.user);
  status.pages = static_cast<std::int64_t>(observations.size());
  status.covered = covered(observations);
  status.covered.add(status.last_run.covered);
  status.gaps = open_gaps(observations, status.last_run);
  for (const Observation& observation : observations)
    status.observed_at = std::max(status.observed_at, observation.name.observed_at);
  if (!status.last_run.settled.empty())
    status.observed_at = std::max(status.observed_at, status.last_run.settled.windows().back().to + kLateArrivals);
  status.raw_bytes = bytes_under(parts.lake, "raw/", status.objects);
  status.staged_bytes = bytes_under(parts.lake, "staged/", status.objects);
  for (const auto& [artist, answer] : read_tag_batches(parts.lake).newest)
    status.artists_with_tags += answer.observed_at >= parts.clock.now() - kTagsStayFresh;
}

void read_warehouse(Parts& parts, Status& status) {
  try {
    const std::unique_ptr<Warehouse> warehouse = parts.generations.open_current();
    const Row plays = rows_of(*warehouse,
                              "select count(*), max(uts), min(nullif(uts, 0)), count(*) - count(nullif(uts, 0)) "
                              "from fact_scrobbles where user = ?",
                              {status.user})[0];
    status.scrobbles = as_int(plays[0]);
    status.newest_play = as_int(plays[1]);
    status.oldest_play = as_int(plays[2]);
    status.without_time = as_int(plays[3]);
    status.artists = as_int(rows_of(*warehouse, "select count(*) from dim_artist")[0][0]);
    if (!status.said) return;
    const HeldCount held = count_held(*warehouse, status.user, status.said->window);
    status.total_differs = status.said->total < held.least || status.said->total > held.most;
  } catch (const Error& error) {
    status.generation_problem = error.what();
  }
}

}  // namespace

Status read_status(Parts& parts) {
  check_lake_format(parts.lake, false);
  Status status;
  status.user = listener(parts);
  status.home = parts.config.home.string();
  status.last_run = newest_run(parts.lake, status.user);
  status.said = status.last_run.said;
  read_lake(parts, status);
  read_cloud(parts, status);
  read_warehouse(parts, status);
  return status;
}

int show_status(Parts& parts, bool json) {
  const Status status = read_status(parts);
  parts.out << (json ? status_json(status) : status_text(status, parts.clock.now()));
  return 0;
}

}  // namespace tonearm
