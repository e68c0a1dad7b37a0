#include "explore/day_plays.h"

#include <algorithm>

namespace tonearm {
namespace {

/// The next day after `day` of a weekday that the slice asks for; over a season that it does not, it does not reach.
std::int64_t next_day(const Slice& slice, std::int64_t day) {
  Slice any_season;
  any_season.weekdays = slice.weekdays;
  do ++day;
  while (!asks_for(any_season, day));
  return day;
}

}  // namespace

std::vector<DayPlays> day_plays(Warehouse& warehouse, const Slice& slice) {
  std::vector<DayPlays> days;
  query(warehouse,
        "select extract(epoch from h.local_date), sum(" + counted_plays(slice, "h.plays * 1.0e0") +
            "), sum(h.plays * 1.0e0)" + from_days(slice) +
            " and h.local_date is not null group by h.local_date order by h.local_date",
        [&](const Row& row) {
          days.push_back({static_cast<std::int64_t>(as_double(row[0])) / kDay, as_double(row[1]), as_double(row[2])});
        });
  return days;
}

std::vector<Run> streaks(const Slice& slice, const std::vector<DayPlays>& days) {
  std::vector<Run> runs;
  for (const DayPlays& day : days) {
    if (runs.empty() || next_day(slice, runs.back().last) != day.day) runs.push_back({day.day, day.day, 0, 0});
    runs.back().last = day.day;
    ++runs.back().days;
    runs.back().plays += day.plays;
  }
  return runs;
}

std::vector<Run> silences(const Slice& slice, const std::vector<DayPlays>& days) {
  std::vector<Run> runs;
  for (std::size_t i = 1; i < days.size(); ++i) {
    DaySpan between{days[i - 1].day + 1, days[i].day - 1};
    const std::int64_t silent = count_days(slice, between);
    if (silent == 0) continue;
    while (!asks_for(slice, between.first)) ++between.first;
    while (!asks_for(slice, between.last)) --between.last;
    runs.push_back({between.first, between.last, silent, 0});
  }
  return runs;
}

std::vector<Run> longest(std::vector<Run> runs, std::size_t count) {
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.days > b.days; });
  runs.resize(std::min(runs.size(), count));
  return runs;
}

}  // namespace tonearm
