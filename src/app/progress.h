// How far a stage is: a bar with rate and time left.
#pragma once
#include <cstdint>
#include <string>

#include "app/log.h"
#include "report/numbers.h"

namespace tonearm {

/// "6.4 MB".
std::string byte_text(std::int64_t bytes);

class ProgressMeter {
 public:
  /// `what`: "scrobbles".
  ProgressMeter(Log& log, Clock& clock, std::string what)
      : log_(log), clock_(clock), what_(std::move(what)), start_ms_(clock.now_ms()) {}

  /// `total` below 0: not known.
  void show(std::int64_t done, std::int64_t total);

 private:
  Log& log_;
  Clock& clock_;
  std::string what_;
  std::int64_t start_ms_;
};

/// "[█████─────] 52,000 of 104,571 scrobbles · 1,950/s · 27 s left". Pure.
std::string progress_text(std::int64_t done, std::int64_t total, double seconds, const std::string& what);

}  // namespace tonearm
