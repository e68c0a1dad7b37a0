#include "google/retry_pace.h"

#include <algorithm>

#include "google/google_api.h"

namespace tonearm {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds kLongestWait{32'000};

bool is_rate_limit(const HttpAnswer& answer) {
  const std::string reason = problem_of(answer).reason;
  return reason == "rateLimitExceeded" || reason == "userRateLimitExceeded" || reason == "backendError";
}

}  // namespace

bool is_passing(const HttpAnswer& answer) {
  if (answer.outcome != HttpAnswer::Outcome::answered) return true;
  if (answer.status == 403) return is_rate_limit(answer);
  return answer.status == 408 || answer.status == 429 || answer.status >= 500;
}

bool did_nothing(const HttpAnswer& answer) {
  return answer.outcome == HttpAnswer::Outcome::unreachable ||
         (answer.outcome == HttpAnswer::Outcome::answered && answer.status == 429);
}

RetryPace::RetryPace(Clock& clock, milliseconds first_wait, milliseconds patience, std::uint64_t seed)
    : clock_(clock),
      first_wait_(first_wait),
      patience_(patience),
      longest_(first_wait),
      began_ms_(clock.now_ms()),
      random_(seed) {}

bool RetryPace::wait_after(const HttpAnswer& answer) {
  std::uniform_int_distribution<std::int64_t> part(0, longest_.count());
  milliseconds wait{part(random_)};
  if (answer.retry_after) wait = std::max(wait, milliseconds(*answer.retry_after * 1000));
  // By our own waits too: a clock that was set back must not make patience endless.
  const milliseconds spent = std::max(waited_, milliseconds(clock_.now_ms() - began_ms_));
  if (spent + wait >= patience_) return false;
  clock_.sleep(wait);
  waited_ += wait;
  longest_ = std::min(longest_ * 2, kLongestWait);
  return true;
}

void RetryPace::start_again() {
  longest_ = first_wait_;
  waited_ = milliseconds(0);
  began_ms_ = clock_.now_ms();
}

}  // namespace tonearm
