// At what time of day, and has that moved?
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "statistics/findings.h"

namespace tonearm {

inline constexpr std::size_t kQuarters = 96;  ///< quarter-hours of a day

/// Plays by week from Monday and quarter-hour of the listener's own clock, weeks without plays included.
struct WeekClock {
  double first_day = 0;  ///< days from 1970-01-01 to the Monday of the first week
  std::size_t weeks = 0;
  std::vector<double> plays;  ///< 96 a week

  WeekClock() = default;
  WeekClock(double first_day, std::size_t weeks);

  double& at(std::size_t week, std::size_t quarter) { return plays[week * kQuarters + quarter]; }
  double at(std::size_t week, std::size_t quarter) const { return plays[week * kQuarters + quarter]; }
};

/// A time of day whose interval is wider than this, either way, is no time of day: "no clear middle".
inline constexpr double kWidestHours = 6;
inline bool is_clear(const Estimate& hours) { return hours.half_width <= kWidestHours; }

/// The shortest stretch of the day with half of the plays: hours of the day, `length` in hours. An interval that
/// cannot be given, for want of batches of weeks to compare, is ± 12 h: the whole day.
struct BusiestHalf {
  Estimate start, end, length;
  std::size_t batches = 0;  ///< groups of weeks that the intervals rest on
};

/// Mean time of day (of the circle) in one year of the history, counted from its first week.
struct ClockYear {
  std::size_t first_week = 0, last_week = 0;
  Estimate hour;
};

struct ClockShift {
  /// Not enough data: under two years (104 weeks), or the interval is wider than ± 6 h. A `no` bounds the move by
  /// `hours`.
  Verdict verdict = Verdict::not_enough_data;
  std::optional<double> p;  ///< of "not moved"; none under two years
  Estimate hours;           ///< from the first week to the last, along a straight line; positive is later
};

struct ClockFindings {
  std::optional<BusiestHalf> busiest_half;  ///< none without plays
  double strength = 0;                      ///< 0 for plays all round the clock alike, 1 for one time of day
  double middle_hour = 0;                   ///< circular mean, 0 to 24; of no meaning where strength is 0
  std::optional<ClockShift> moved;          ///< none where the history is too short or the clock is flat
  std::vector<ClockYear> by_year;           ///< years without plays left out; empty where `moved` is none

  /// False where the mean time of day, or how it moved, has an interval of more than ± 6 h.
  bool clear_middle = false;
};

ClockFindings clock_findings(const WeekClock& clock);

}  // namespace tonearm
