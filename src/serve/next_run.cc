#include "serve/next_run.h"

namespace tonearm {
namespace {

constexpr std::int64_t kMinute = 60;

std::int64_t day_of(std::int64_t wall) { return wall >= 0 ? wall / kDay : (wall - kDay + 1) / kDay; }

/// The first instant of a local day whose wall clock shows `at` or more; nothing where the day has none.
std::optional<std::int64_t> instant_on(std::int64_t day, TimeOfDay at, LocalClock& clock) {
  const std::int64_t wall = day * kDay + at.hour * 3600 + at.minute * 60;
  const Window window = clock.day(civil_from_days(day));
  // By minutes, for the wall clock may jump within the day; zones differ from UTC by whole ones.
  for (std::int64_t instant = window.from; instant < window.to; instant += kMinute)
    if (clock.local(instant) >= wall) return instant;
  return std::nullopt;
}

}  // namespace

std::optional<TimeOfDay> parse_time_of_day(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 1 || colon > 2 || text.size() != colon + 3) return std::nullopt;
  if (text.find_first_not_of("0123456789:") != std::string_view::npos) return std::nullopt;
  if (text.find(':', colon + 1) != std::string_view::npos) return std::nullopt;
  const TimeOfDay at{std::stoi(std::string(text.substr(0, colon))), std::stoi(std::string(text.substr(colon + 1)))};
  if (at.hour > 23 || at.minute > 59) return std::nullopt;
  return at;
}

std::int64_t next_run(std::int64_t now, TimeOfDay at, LocalClock& clock) {
  for (std::int64_t day = day_of(clock.local(now));; ++day)
    if (const auto instant = instant_on(day, at, clock); instant && *instant > now) return *instant;
}

bool DailyRun::due(std::int64_t now) {
  // A clock that was far ahead and is set right again: what it kept lies in a future that did not come.
  if (now < kept_ - 2 * kDay) kept_ = now, next_ = next_run(now, at_, clock_);
  if (now < next_) return false;
  kept_ = now;
  next_ = next_run(now, at_, clock_);
  return true;
}

}  // namespace tonearm
