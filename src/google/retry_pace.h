// When a request that failed may be sent again, and after how long.
// https://cloud.google.com/storage/docs/retry-strategy
#pragma once
#include <chrono>
#include <cstdint>
#include <random>

#include "ports/clock.h"
#include "ports/http_client.h"

namespace tonearm {

/// Another try may go better: no connection, a broken one, 408, 429, 5xx, 403 with a rate limit.
bool is_passing(const HttpAnswer& answer);
/// The service certainly did nothing, so that even what must not happen twice may be sent again: no connection, 429.
bool did_nothing(const HttpAnswer& answer);

/// The waits between the tries of one request.
class RetryPace {
 public:
  RetryPace(Clock& clock, std::chrono::milliseconds first_wait, std::chrono::milliseconds patience, std::uint64_t seed);

  /// Waits before the next try: a random part of a time that doubles, up to 32 s, and not less than the answer's
  /// Retry-After. False, without a wait, where that would end after our patience.
  bool wait_after(const HttpAnswer& answer);
  /// There was progress: the waits begin anew.
  void start_again();

 private:
  Clock& clock_;
  const std::chrono::milliseconds first_wait_, patience_;
  std::chrono::milliseconds longest_, waited_{0};
  std::int64_t began_ms_;
  std::mt19937_64 random_;
};

}  // namespace tonearm
