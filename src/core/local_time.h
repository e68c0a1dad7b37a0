// A listener's clock: a dated list of time zones.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/utc_time.h"
#include "core/window.h"

namespace tonearm {

/// From midnight of `from`, in that zone, on. The first entry of a list holds for all time before, too.
struct DatedZone {
  Date from;
  std::string tz;  ///< IANA name: "Europe/Berlin"
};

/// "Europe/London" or "Europe/London,2019-03-01=Europe/Berlin". Throws Error(fix_setup) that names the bad part.
std::vector<DatedZone> parse_zones(std::string_view text);
/// The same form back.
std::string format_zones(const std::vector<DatedZone>& zones);

/// Converts UTC to the listener's wall clock. Not thread-safe (it keeps the last offset): one a thread.
class LocalClock {
 public:
  /// Throws Error(fix_setup) with the nearest known name where a zone does not exist.
  explicit LocalClock(const std::vector<DatedZone>& zones);
  ~LocalClock();
  LocalClock(LocalClock&&) noexcept;

  /// Wall-clock seconds, counted as if the wall clock were UTC.
  std::int64_t local(std::int64_t uts);
  /// The UTC seconds of a local calendar day; 23 or 25 hours where the clock changes.
  Window day(Date date);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The machine's zone: $TZ, else /etc/localtime, else "UTC".
std::string machine_zone();

}  // namespace tonearm
