// A clock that only moves when it is told to, or slept on; several threads may.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <vector>

#include "ports/clock.h"

namespace tonearm {

class ManualClock : public Clock {
 public:
  /// `now`: UTC seconds.
  explicit ManualClock(std::int64_t now = 1'700'000'000) : now_ms_(now * 1000) {}

  std::int64_t now_ms() override { return now_ms_; }
  void sleep(std::chrono::milliseconds wait) override {
    const std::lock_guard lock(mutex_);
    if (wait.count() > 0) waits.push_back(wait);
    now_ms_ += wait.count();
  }
  /// `seconds` below 0 sets the clock back.
  void advance(std::int64_t seconds) { now_ms_ += seconds * 1000; }

  std::vector<std::chrono::milliseconds> waits;  ///< those above 0; to be read while nobody sleeps

 private:
  std::mutex mutex_;
  std::atomic<std::int64_t> now_ms_;
};

}  // namespace tonearm
