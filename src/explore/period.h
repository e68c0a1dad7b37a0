// Days of the listener's calendar: which the history covers, and which of them a slice leaves.
#pragma once
#include <cstdint>
#include <optional>

#include "ports/warehouse.h"
#include "report/slice.h"

namespace tonearm {

/// Of one listener, whatever else is asked.
struct History {
  std::optional<Date> first, last;  ///< days of the first and last play with a known time
  double scrobbles = 0, without_time = 0;
};
History history_of(Warehouse& warehouse, const std::string& user);

/// Days since 1970-01-01, both ends included.
struct DaySpan {
  std::int64_t first = 0, last = -1;

  std::int64_t days() const { return last - first + 1; }
  bool empty() const { return last < first; }
  bool contains(std::int64_t day) const { return first <= day && day <= last; }
};
/// The slice's days that the history covers, from its first play to its last; empty where there are none.
DaySpan covered_days(const Slice& slice, const History& history);

/// 1 is Monday.
int weekday_of(std::int64_t day);
/// Whether the slice leaves this day, its ends aside: by weekday and season.
bool asks_for(const Slice& slice, std::int64_t day);
/// Days of the span that the slice leaves.
std::int64_t count_days(const Slice& slice, const DaySpan& span);

/// As long a period right before it: whole months before whole months, else as many days. Nothing where the slice is
/// open at its beginning, or the history does not cover it.
std::optional<DaySpan> span_before(const Slice& slice, const History& history);

/// The same slice of these days, or of all days.
Slice within(Slice slice, const DaySpan& span);
Slice at_any_time(Slice slice);

}  // namespace tonearm
