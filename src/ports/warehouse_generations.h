// Building a warehouse aside and swapping it in.
// A port of its own, because here the engines differ most: a folder of DuckDB files renames one, BigQuery publishes a
// set of tables; the stages know neither.
#pragma once
#include <memory>
#include <string>

#include "ports/warehouse.h"

namespace tonearm {

class WarehouseGenerations {
 public:
  virtual ~WarehouseGenerations() = default;
  /// An empty warehouse that nobody reads; what an earlier one left is gone.
  virtual std::unique_ptr<Warehouse> begin_next() = 0;
  /// The one that begin_next began, in this process or an earlier. Throws Error(fix_usage) where there is none.
  virtual std::unique_ptr<Warehouse> open_next() = 0;
  /// Makes next the current one, in one step; returns its name. Whoever reads the one before goes on reading it. `next`
  /// must be closed.
  virtual std::string publish() = 0;
  /// The current one, to read. Throws Error(fix_usage) where none was ever published.
  virtual std::unique_ptr<Warehouse> open_current() = 0;
};

}  // namespace tonearm
