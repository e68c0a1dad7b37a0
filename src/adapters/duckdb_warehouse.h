// The embedded warehouse: a DuckDB file, or memory.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "adapters/lake_files.h"
#include "duck/connection.h"
#include "ports/warehouse.h"

namespace tonearm {

class DuckdbWarehouse : public Warehouse {
 public:
  DuckdbWarehouse(DuckConnection connection, LakeFiles files)
      : connection_(std::move(connection)), files_(std::move(files)) {}
  /// Over a lake that is a folder.
  DuckdbWarehouse(DuckConnection connection, std::filesystem::path lake_root)
      : DuckdbWarehouse(std::move(connection), files_under(std::move(lake_root))) {}

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
  LakeFiles files_;
};

}  // namespace tonearm
