#include "lastfm/pace.h"

#include <algorithm>

namespace tonearm {
namespace {

constexpr double kSlowest = 1.0 / 30;  // requests a second
constexpr int kGoodBeforeFaster = 20;

}  // namespace

void Pace::wait_for_turn() {
  const auto interval = static_cast<std::int64_t>(1000 / rate_);
  const std::int64_t since = clock_.now_ms() - last_ms_;
  // A clock that was set back must not stop us: never longer than one interval.
  const std::int64_t wait = last_ms_ == 0 || since >= interval ? 0 : std::min(interval - since, interval);
  clock_.sleep(std::chrono::milliseconds(wait));
  last_ms_ = clock_.now_ms();
}

void Pace::slow_down() {
  rate_ = std::max(rate_ / 2, std::min(kSlowest, max_rate_));
  good_ = 0;
}

void Pace::speed_up() {
  if (++good_ < kGoodBeforeFaster) return;
  rate_ = std::min(max_rate_, rate_ * 1.1);
  good_ = 0;
}

}  // namespace tonearm
