#include "lastfm/pace.h"

#include <algorithm>

namespace tonearm {
namespace {

constexpr double kSlowest = 1.0 / 30;   // requests a second
constexpr int kGoodToTheCeiling = 200;  // good answers, from standstill

}  // namespace

void Pace::wait_for_turn() {
  const auto interval = static_cast<std::int64_t>(1000 / rate_);
  const std::int64_t since = clock_.now_ms() - last_ms_;
  // A clock that was set back must not stop us: never longer than one interval.
  const std::int64_t wait = last_ms_ == 0 || since >= interval ? 0 : std::min(interval - since, interval);
  clock_.sleep(std::chrono::milliseconds(wait));
  last_ms_ = clock_.now_ms();
}

void Pace::slow_down() { rate_ = std::max(rate_ / 2, std::min(kSlowest, max_rate_)); }

// By a share of the ceiling, not of the rate: else now and then a complaint would bring it down to nothing for good.
void Pace::speed_up() { rate_ = std::min(max_rate_, rate_ + max_rate_ / kGoodToTheCeiling); }

}  // namespace tonearm
