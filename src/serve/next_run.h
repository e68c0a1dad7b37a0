// When a daily sync is due.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/local_time.h"

namespace tonearm {

struct TimeOfDay {
  int hour = 0, minute = 0;
};

/// "05:00", "5:00"; nothing else.
std::optional<TimeOfDay> parse_time_of_day(std::string_view text);

/// The first instant after `now` (UTC seconds) at which a listener's clock shows `at`, once a local day: of a time that
/// comes twice the first counts; for one that is skipped, the first instant after the gap.
std::int64_t next_run(std::int64_t now, TimeOfDay at, LocalClock& clock);

/// A daily time that is kept once a day whatever the machine does: asleep, or its clock set.
class DailyRun {
 public:
  DailyRun(TimeOfDay at, LocalClock clock, std::int64_t now)
      : at_(at), clock_(std::move(clock)), kept_(now), next_(next_run(now, at_, clock_)) {}

  /// Whether it is due; then the next one is a day later. To be asked every second or so.
  bool due(std::int64_t now);
  std::int64_t next() const { return next_; }

 private:
  TimeOfDay at_;
  LocalClock clock_;
  std::int64_t kept_, next_;  // the run that was kept last, and the one to come
};

}  // namespace tonearm
