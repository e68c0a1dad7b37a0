// Time as an argument: nothing outside the adapters asks the machine what time it is.
#pragma once
#include <chrono>
#include <cstdint>

namespace tonearm {

class Clock {
 public:
  virtual ~Clock() = default;
  /// UTC milliseconds since 1970.
  virtual std::int64_t now_ms() = 0;
  /// Throws Error(try_again) when the user interrupts, before or during the wait.
  virtual void sleep(std::chrono::milliseconds wait) = 0;

  std::int64_t now() { return now_ms() / 1000; }
};

}  // namespace tonearm
