// The machine's clock, and waits that an interrupt ends.
#pragma once
#include <atomic>

#include "ports/clock.h"

namespace tonearm {

class SystemClock : public Clock {
 public:
  /// `interrupted` is set from a signal handler.
  explicit SystemClock(const std::atomic<bool>& interrupted) : interrupted_(interrupted) {}
  std::int64_t now_ms() override;
  void sleep(std::chrono::milliseconds wait) override;

 private:
  const std::atomic<bool>& interrupted_;
};

}  // namespace tonearm
