// Generations of the embedded warehouse: FOLDER/<generation>.duckdb, and FOLDER/current, a link to the newest.
#pragma once
#include <filesystem>
#include <functional>

#include "adapters/lake_files.h"
#include "duck/connection.h"
#include "ports/warehouse_generations.h"

namespace tonearm {

/// The two newest generations are kept.
class DuckdbGenerations : public WarehouseGenerations {
 public:
  DuckdbGenerations(std::filesystem::path folder, LakeFiles files)
      : folder_(std::move(folder)), files_(std::move(files)) {}
  /// Over a lake that is a folder.
  DuckdbGenerations(std::filesystem::path folder, std::filesystem::path lake_root)
      : DuckdbGenerations(std::move(folder), files_under(std::move(lake_root))) {}

  std::unique_ptr<Warehouse> begin_next() override;
  std::unique_ptr<Warehouse> open_next() override;
  std::string publish() override;
  std::unique_ptr<Warehouse> open_current() override;
  Readers open_readers(std::size_t count) override;
  std::string current_name() override;

 private:
  /// `open` with the current name, again where that is replaced and removed meanwhile.
  void with_current(const std::function<void(const std::string& name)>& open);
  std::unique_ptr<Warehouse> open_for_building() const;
  std::unique_ptr<Warehouse> open(const std::filesystem::path& file, DuckConnection::Access access) const;
  std::filesystem::path next() const { return folder_ / "next.duckdb"; }

  std::filesystem::path folder_;
  LakeFiles files_;
};

}  // namespace tonearm
