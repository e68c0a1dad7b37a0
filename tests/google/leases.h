// What tests of leases share: a store for many threads that can be down, and a race for one lease.
#pragma once
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/error.h"
#include "fakes/google/cloud.h"
#include "fakes/memory_object_store.h"
#include "google/lease.h"

namespace tonearm {

inline constexpr const char* kKey = "lock.json";
inline constexpr std::int64_t kLength = Lease::kLength.count();

/// A store in memory for several threads, that can be down.
class SharedStore : public ObjectStore {
 public:
  bool put(const std::string& key, std::string_view bytes, const PutIf& condition) override {
    const std::lock_guard lock(mutex_);
    ++puts;
    fail_if_down();
    return store_.put(key, bytes, condition);
  }
  std::optional<std::string> get(const std::string& key) override {
    const std::lock_guard lock(mutex_);
    fail_if_down();
    return store_.get(key);
  }
  std::vector<ObjectInfo> list(const std::string& prefix) override {
    const std::lock_guard lock(mutex_);
    fail_if_down();
    return store_.list(prefix);
  }
  void remove(const std::string& key) override {
    const std::lock_guard lock(mutex_);
    fail_if_down();
    store_.remove(key);
  }
  std::atomic<bool> is_down{false};
  std::atomic<int> puts{0};

 private:
  void fail_if_down() const {
    if (is_down) throw Error(Remedy::wait_for_service, "the store is down");
  }
  std::mutex mutex_;
  MemoryObjectStore store_;
};

/// How many of 16 threads at once get the lease; they hold it until all have tried.
inline int winners(ObjectStore& store, Clock& clock) {
  std::atomic<int> held{0};
  std::barrier start(16), end(16);
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i)
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      std::optional<Lease> lease;
      try {
        lease.emplace(store, clock, kKey, fmt::format("thread {}", i));
        held += lease->held();
      } catch (const Error& error) {
        EXPECT_EQ(error.remedy(), Remedy::try_again);
      }
      end.arrive_and_wait();
    });
  for (std::thread& thread : threads) thread.join();
  return held;
}

}  // namespace tonearm
