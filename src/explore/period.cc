#include "explore/period.h"

#include <algorithm>

#include "report/seasons_answer.h"

namespace tonearm {
namespace {

constexpr std::int64_t kThursday = 3;  // weekday of 1970-01-01, counted from Monday

bool holds(const std::vector<int>& wanted, int number) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), number) != wanted.end();
}

/// The first day of the month that lies `months` before that of `day`.
std::int64_t month_start(Date day, int months) {
  const int index = day.year * 12 + static_cast<int>(day.month) - 1 - months;
  return days_from_civil({index / 12, static_cast<unsigned>(index % 12 + 1), 1});
}

bool is_whole_months(const DaySpan& span) {
  return civil_from_days(span.first).day == 1 && civil_from_days(span.last + 1).day == 1;
}

DaySpan span_before(const DaySpan& span) {
  if (!is_whole_months(span)) return {span.first - span.days(), span.first - 1};
  const Date first = civil_from_days(span.first), end = civil_from_days(span.last + 1);
  const int months = (end.year - first.year) * 12 + static_cast<int>(end.month) - static_cast<int>(first.month);
  return {month_start(first, months), span.first - 1};
}

}  // namespace

History history_of(Warehouse& warehouse, const std::string& user) {
  const Row row = rows_of(warehouse,
                          "select min(h.local_date), max(h.local_date), sum(h.plays),"
                          " sum(case when h.local_date is null then h.plays else 0 end) from mart_days h"
                          " where h.user = ?",
                          {user})
                      .at(0);
  return {parse_date(as_string(row[0])), parse_date(as_string(row[1])), as_double(row[2]), as_double(row[3])};
}

DaySpan covered_days(const Slice& slice, const History& history) {
  if (!history.first || !history.last) return {};
  return {days_from_civil(slice.from ? std::max(*slice.from, *history.first) : *history.first),
          days_from_civil(slice.to ? std::min(*slice.to, *history.last) : *history.last)};
}

int weekday_of(std::int64_t day) { return static_cast<int>(((day + kThursday) % 7 + 7) % 7) + 1; }

bool asks_for(const Slice& slice, std::int64_t day) {
  return holds(slice.weekdays, weekday_of(day)) &&
         (slice.seasons.empty() || holds(slice.seasons, season_of(static_cast<int>(civil_from_days(day).month))));
}

std::int64_t count_days(const Slice& slice, const DaySpan& span) {
  if (span.empty()) return 0;
  if (slice.weekdays.empty() && slice.seasons.empty()) return span.days();
  std::int64_t days = 0;
  for (std::int64_t day = span.first; day <= span.last; ++day) days += asks_for(slice, day) ? 1 : 0;
  return days;
}

std::optional<DaySpan> span_before(const Slice& slice, const History& history) {
  const DaySpan covered = covered_days(slice, history);
  if (!slice.from || covered.empty()) return std::nullopt;
  // Not from the first play, nor to a day that is yet to come: a year begun is compared with as many days.
  const DaySpan asked{days_from_civil(*slice.from), covered.last};
  const DaySpan before = span_before(asked);
  if (before.first < days_from_civil(*history.first)) return std::nullopt;
  return before;
}

Slice within(Slice slice, const DaySpan& span) {
  slice.from = civil_from_days(span.first);
  slice.to = civil_from_days(span.last);
  return slice;
}

Slice at_any_time(Slice slice) {
  slice.from = slice.to = std::nullopt;
  return slice;
}

}  // namespace tonearm
