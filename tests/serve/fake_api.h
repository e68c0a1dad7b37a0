// An API and a warehouse with generations, both small: answers say which generation gave them, and some wait.
#pragma once
#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/error.h"
#include "ports/warehouse_generations.h"
#include "serve/api.h"

namespace tonearm {

class FakeWarehouse : public Warehouse {
 public:
  FakeWarehouse(std::string generation, std::atomic<int>& open) : generation(std::move(generation)), open_(open) {
    ++open_;
  }
  ~FakeWarehouse() override { --open_; }
  void load_parquet(const std::string&, const std::vector<Column>&, const std::vector<std::string>&) override {}
  void run(const std::string&) override {}
  void query(const std::string&, const std::vector<Value>&, const std::function<void(const Row&)>&) override {}
  Dialect dialect() const override { return Dialect::duckdb; }
  void interrupt() override { interrupted = true; }

  const std::string generation;
  std::atomic<bool> interrupted{false};

 private:
  std::atomic<int>& open_;
};

class FakeGenerations : public WarehouseGenerations {
 public:
  explicit FakeGenerations(std::string current = "1") : current_(std::move(current)) {}
  std::unique_ptr<Warehouse> begin_next() override { return open_current(); }
  std::unique_ptr<Warehouse> open_next() override { return open_current(); }
  std::string publish() override { return current_name(); }
  std::unique_ptr<Warehouse> open_current() override { return std::move(open_readers(1).warehouses[0]); }
  Readers open_readers(std::size_t count) override {
    const std::lock_guard guard(mutex_);
    if (broken) throw Error(Remedy::look_into_data, "the file is none of DuckDB's: /home/x", "");
    Readers readers{current_, {}};
    for (std::size_t i = 0; i < count; ++i)
      readers.warehouses.push_back(std::make_unique<FakeWarehouse>(current_, open));
    return readers;
  }
  std::string current_name() override {
    const std::lock_guard guard(mutex_);
    return current_;
  }
  void set_current(const std::string& name) {
    const std::lock_guard guard(mutex_);
    current_ = name;
  }

  std::atomic<int> open{0};  ///< readers
  std::atomic<bool> broken{false};

 private:
  std::mutex mutex_;
  std::string current_;
};

/// /echo says what was asked; /long is worth compressing; /slow waits until release() or its interrupt; /bad, /broken
/// and /none fail; /plays.csv is a stream of `pieces` times 1,000 bytes.
class FakeApi : public Api {
 public:
  ApiAnswer answer(Warehouse& warehouse, const ApiRequest& request) override {
    auto& fake = dynamic_cast<FakeWarehouse&>(warehouse);
    {
      const std::lock_guard guard(mutex_);
      ++computed_[request.path];
    }
    changed_.notify_all();
    if (request.path == "/bad") throw Error(Remedy::fix_usage, "hour '25' is none", "Give 0 to 23.");
    if (request.path == "/broken") throw Error(Remedy::look_into_data, "select secret from x", "");
    if (request.path == "/none") return {404, "application/json", "{}"};
    if (request.path == "/long") return {200, "application/json", std::string(5000, 'a') + fake.generation};
    if (request.path == "/slow") wait(fake);
    std::string text = fake.generation + " " + request.path;
    for (const auto& [name, value] : request.query) text += " " + name + "=" + value;
    return {200, "text/plain", text};
  }

  std::optional<StreamKind> streams(const std::string& path) const override {
    if (path != "/plays.csv") return std::nullopt;
    return StreamKind{"text/csv; charset=utf-8", "plays.csv"};
  }

  void stream(Warehouse& warehouse, const ApiRequest& request,
              const std::function<void(std::string_view)>& write) override {
    auto& fake = dynamic_cast<FakeWarehouse&>(warehouse);
    if (!request.query.empty() && request.query[0].first == "fail")
      throw Error(Remedy::fix_usage, "there is no such user", "");
    if (!request.query.empty() && request.query[0].first == "wait") wait(fake);
    for (int i = 0; i < pieces; ++i) {
      write(std::string(1000, 'x'));
      ++written;
    }
  }

  std::vector<ApiRequest> warm(Warehouse&) override { return wanted; }
  std::int64_t count_plays(Warehouse&) override { return 42; }

  int computed(const std::string& path) {
    const std::lock_guard guard(mutex_);
    return computed_[path];
  }
  void wait_until_computing(const std::string& path, int times = 1) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return computed_[path] >= times; });
  }
  void release() {
    const std::lock_guard guard(mutex_);
    released_ = true;
    changed_.notify_all();
  }

  std::vector<ApiRequest> wanted;
  std::atomic<int> pieces{10}, written{0};

 private:
  void wait(FakeWarehouse& warehouse) {
    std::unique_lock lock(mutex_);
    while (!released_) {
      changed_.wait_for(lock, std::chrono::milliseconds(5));
      if (warehouse.interrupted.exchange(false)) throw Error(Remedy::try_again, "the query was stopped");
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, int> computed_;
  bool released_ = false;
};

}  // namespace tonearm
