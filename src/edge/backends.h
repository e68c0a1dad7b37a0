// The adapters that a configuration asks for: folders and DuckDB, or Cloud Storage and BigQuery.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/config.h"
#include "app/parts.h"
#include "app/places.h"
#include "ports/clock.h"
#include "ports/http_client.h"

namespace tonearm {

/// Owns what it opens, and holds what keeps other writers away: the home's lock, and, for a lake in a bucket, a lease
/// on it that is renewed. Throws Error(fix_setup) for places that cannot be, before anything is asked of them.
class Backends {
 public:
  /// `command`: what is run; it decides who may write, and that `serve` reads a warehouse of its own home.
  Backends(const Config& config, const std::string& command, HttpClient& http, Clock& clock, Environment environment);
  ~Backends();

  ObjectStore& lake();
  WarehouseGenerations& generations();
  /// Empty, in memory, over the lake.
  std::unique_ptr<Warehouse> scratch();
  std::unique_ptr<ObjectStore> open_lake(const LakePlace& place);
  /// What was asked of Google so far.
  CloudUsage usage() const;

  /// What a run needs of Google; none where all is in folders.
  std::vector<PermissionCheck> checks();

  /// From here on nobody else writes what `command` writes. Throws Error(try_again) where somebody does.
  void begin_writing();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tonearm
