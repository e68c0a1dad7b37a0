#include "serve/row_memory.h"

#include <utility>

namespace tonearm {
namespace {

constexpr std::size_t kEntryBytes = 256;  // nodes, control blocks: about

std::size_t bytes_of(const Row& row) {
  std::size_t bytes = sizeof(Row) + row.capacity() * sizeof(Value);
  for (const Value& value : row)
    if (const auto* text = std::get_if<std::string>(&value)) bytes += text->capacity();
  return bytes;
}

/// The same for the same statement and values; no two values of one kind read alike, nor do two kinds.
std::string key_of(const std::string& sql, const std::vector<Value>& parameters) {
  std::string key = sql;
  const auto add = [&](char kind, const void* bytes, std::size_t size) {
    key.append({'\0', kind}).append(std::to_string(size)).append(":").append(static_cast<const char*>(bytes), size);
  };
  for (const Value& value : parameters) {
    if (const auto* b = std::get_if<bool>(&value))
      add('b', b, sizeof *b);
    else if (const auto* i = std::get_if<std::int64_t>(&value))
      add('i', i, sizeof *i);
    else if (const auto* d = std::get_if<double>(&value))
      add('d', d, sizeof *d);
    else if (const auto* s = std::get_if<std::string>(&value))
      add('s', s->data(), s->size());
    else
      add('n', "", 0);
  }
  return key;
}

class RememberingWarehouse : public Warehouse {
 public:
  RememberingWarehouse(std::unique_ptr<Warehouse> warehouse, std::shared_ptr<RowMemory> memory)
      : warehouse_(std::move(warehouse)), memory_(std::move(memory)) {}

  void load_parquet(const std::string& table, const std::vector<Column>& columns,
                    const std::vector<std::string>& keys) override {
    warehouse_->load_parquet(table, columns, keys);
  }
  void run(const std::string& sql) override { warehouse_->run(sql); }
  Dialect dialect() const override { return warehouse_->dialect(); }
  void interrupt() override { warehouse_->interrupt(); }

  void query(const std::string& sql, const std::vector<Value>& parameters,
             const std::function<void(const Row&)>& on_row) override {
    const std::string statement = key_of(sql, parameters);
    if (const RowMemory::Rows kept = memory_->find(statement)) {
      for (const Row& row : *kept) on_row(row);
      return;
    }
    std::vector<Row> rows;
    std::size_t bytes = 0;
    const std::size_t most = memory_->most_bytes_of_one();
    warehouse_->query(sql, parameters, [&](const Row& row) {
      on_row(row);
      if (bytes > most) return;
      bytes += bytes_of(row);
      if (bytes > most)
        rows = {};
      else
        rows.push_back(row);
    });
    if (bytes <= most) memory_->keep(statement, std::move(rows));
  }

 private:
  const std::unique_ptr<Warehouse> warehouse_;
  const std::shared_ptr<RowMemory> memory_;
};

}  // namespace

RowMemory::Rows RowMemory::find(const std::string& statement) {
  const std::lock_guard guard(mutex_);
  const auto it = kept_.find(statement);
  if (it == kept_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, it->second);
  return it->second->rows;
}

void RowMemory::keep(const std::string& statement, std::vector<Row> rows) {
  std::size_t bytes = kEntryBytes + 2 * statement.size();
  for (const Row& row : rows) bytes += bytes_of(row);
  if (bytes > most_bytes_of_one()) return;
  const std::lock_guard guard(mutex_);
  if (kept_.contains(statement)) return;  // another thread asked at the same time
  entries_.push_front({statement, std::make_shared<const std::vector<Row>>(std::move(rows)), bytes});
  kept_[statement] = entries_.begin();
  bytes_ += bytes;
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().bytes;
    kept_.erase(entries_.back().statement);
    entries_.pop_back();
  }
}

std::size_t RowMemory::bytes() const {
  const std::lock_guard guard(mutex_);
  return bytes_;
}

Readers RememberedGenerations::open_readers(std::size_t count) {
  Readers readers = generations_.open_readers(count);
  const auto memory = std::make_shared<RowMemory>(most_bytes_);
  for (auto& warehouse : readers.warehouses)
    warehouse = std::make_unique<RememberingWarehouse>(std::move(warehouse), memory);
  return readers;
}

}  // namespace tonearm
