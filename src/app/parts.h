// What a command works with. main.cc puts it together: the only place that knows which adapters these are.
#pragma once
#include <functional>
#include <iosfwd>
#include <memory>

#include "app/config.h"
#include "app/log.h"
#include "app/places.h"
#include "lake/run_record.h"
#include "notify/decide.h"
#include "ports/clock.h"
#include "ports/http_client.h"
#include "ports/object_store.h"
#include "ports/permission_check.h"
#include "ports/warehouse_generations.h"
#include "report/text_style.h"

namespace tonearm {

struct Parts {
  const Config& config;
  Log& log;
  Clock& clock;
  HttpClient& http;
  ObjectStore& lake;
  WarehouseGenerations& generations;
  std::function<std::unique_ptr<Warehouse>()> scratch_warehouse;  ///< empty, in memory
  std::istream& in;
  std::ostream& out;
  TextStyle style;  ///< of `out`
  std::function<std::unique_ptr<ObjectStore>(const LakePlace&)> open_lake;
  std::function<CloudUsage()> cloud_usage;
  std::function<std::vector<PermissionCheck>()> cloud_checks;  ///< none where all is in folders
  RunEnd& end;                                                 ///< what is told of this run
};

}  // namespace tonearm
