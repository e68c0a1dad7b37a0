// How fast the service may be asked: a ceiling, halved when it complains, slowly back up.
#pragma once
#include <cstdint>

#include "ports/clock.h"

namespace tonearm {

class Pace {
 public:
  /// `max_rate` in requests a second.
  Pace(Clock& clock, double max_rate) : clock_(clock), max_rate_(max_rate), rate_(max_rate) {}

  /// Waits until the next request may start.
  void wait_for_turn();
  /// The service said that it is asked too fast.
  void slow_down();
  /// A good answer: a two-hundredth of the ceiling faster.
  void speed_up();
  double rate() const { return rate_; }

 private:
  Clock& clock_;
  double max_rate_, rate_;
  std::int64_t last_ms_ = 0;
};

}  // namespace tonearm
