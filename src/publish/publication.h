// What is published: whose history, from where, and how what happens is said.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/local_time.h"
#include "ports/warehouse.h"
#include "publish/place.h"
#include "report/hemisphere.h"

namespace tonearm {

struct Publication {
  Warehouse& warehouse;  ///< the current one, to read; DuckDB's or BigQuery's
  std::string user;      ///< whose history, and nobody else's; the warehouse knows them
  Hemisphere hemisphere = Hemisphere::north;
  std::vector<DatedZone> zones;  ///< the listener's clock
  PublishedFiles& written;       ///< for OutputFile
  /// A line of the result: what was written, what was left out.
  std::function<void(const std::string& line)> say;
  /// How far: to be called at least each second of work, for it throws Error(try_again) where the user interrupts.
  std::function<void(const std::string& how_far)> progress;
  /// An empty DuckDB in memory that may read and write files.
  std::function<std::unique_ptr<Warehouse>()> scratch;
};

}  // namespace tonearm
