// Building a warehouse aside and swapping it in.
// A port of its own, because here the engines differ most: a folder of DuckDB files renames one, BigQuery publishes a
// set of tables; the stages know neither.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "ports/warehouse.h"

namespace tonearm {

struct Readers {
  std::string generation;  ///< its name
  std::vector<std::unique_ptr<Warehouse>> warehouses;
};

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
  /// The same for `count` threads that read at once, one each; they see one generation.
  virtual Readers open_readers(std::size_t count) = 0;
  /// The name of the current one, "" where none was ever published.
  virtual std::string current_name() = 0;
};

}  // namespace tonearm
