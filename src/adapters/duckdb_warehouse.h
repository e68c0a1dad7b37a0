// The embedded warehouse: a DuckDB file, or memory.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "duck/connection.h"
#include "ports/warehouse.h"

namespace tonearm {

class DuckdbWarehouse : public Warehouse {
 public:
  /// `lake_root`: the folder that object keys are relative to.
  DuckdbWarehouse(DuckConnection connection, std::filesystem::path lake_root)
      : connection_(std::move(connection)), lake_root_(std::move(lake_root)) {}

  void load_parquet(const std::string& table, const std::vector<Column>& columns,
                    const std::vector<std::string>& keys) override;
  void run(const std::string& sql) override { connection_.run(sql); }
  void query(const std::string& sql, const std::vector<Value>& parameters,
             const std::function<void(const Row&)>& on_row) override {
    connection_.query(sql, parameters, on_row);
  }
  Dialect dialect() const override { return Dialect::duckdb; }
  void interrupt() override { connection_.interrupt(); }

 private:
  DuckConnection connection_;
  std::filesystem::path lake_root_;
};

}  // namespace tonearm
