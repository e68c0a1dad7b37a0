// What a generation answered before, by its SQL: the questions of a page share statements (who listens, since when,
// what a filter rests on), and a published generation never changes.
#pragma once
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "ports/warehouse_generations.h"

namespace tonearm {

/// Rows of statements, bounded in bytes: what was asked for last is dropped last. Several threads may use it.
class RowMemory {
 public:
  using Rows = std::shared_ptr<const std::vector<Row>>;

  explicit RowMemory(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// nullptr where they are not there.
  Rows find(const std::string& statement);
  void keep(const std::string& statement, std::vector<Row> rows);
  /// More than this of one statement is not worth keeping.
  std::size_t most_bytes_of_one() const { return most_bytes_ / 8; }
  std::size_t bytes() const;

 private:
  struct Entry {
    std::string statement;
    Rows rows;
    std::size_t bytes;
  };

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // what was asked for last first
  std::unordered_map<std::string, std::list<Entry>::iterator> kept_;
};

/// The same generations, to read: the readers of one share a memory of at most `most_bytes`.
class RememberedGenerations : public WarehouseGenerations {
 public:
  RememberedGenerations(WarehouseGenerations& generations, std::size_t most_bytes)
      : generations_(generations), most_bytes_(most_bytes) {}

  std::unique_ptr<Warehouse> begin_next() override { return generations_.begin_next(); }
  std::unique_ptr<Warehouse> open_next() override { return generations_.open_next(); }
  std::string publish() override { return generations_.publish(); }
  std::unique_ptr<Warehouse> open_current() override { return generations_.open_current(); }
  Readers open_readers(std::size_t count) override;
  std::string current_name() override { return generations_.current_name(); }

 private:
  WarehouseGenerations& generations_;
  const std::size_t most_bytes_;
};

}  // namespace tonearm
