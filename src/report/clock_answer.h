// At what time of day and week?
#pragma once
#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "report/coverage.h"
#include "report/finding.h"
#include "report/listening_weeks.h"
#include "report/text_style.h"

namespace tonearm {

inline constexpr const char* kWeekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                            "Friday", "Saturday", "Sunday"};

/// Plays by weekday (0 is Monday) and hour of the listener's own clock, as they count in the slice.
using HourMatrix = std::array<std::array<double, 24>, 7>;

struct ClockAnswer {
  Slice slice;
  Coverage coverage;
  HourMatrix matrix{};

  ClockFindings findings;
  std::vector<std::string> names;  ///< of the families whose clocks were compared
  FamilyClockFindings families;
  std::size_t weeks = 0;
  std::int64_t first_monday = 0;  ///< of the weeks, in days since 1970-01-01

  std::array<double, 24> hours() const;
  std::array<double, 7> weekdays() const;
};

ClockAnswer clock_answer(Warehouse& warehouse, const Slice& slice);
HourMatrix hour_matrix(Warehouse& warehouse, const Slice& slice);

/// Hours of the day, most plays first, equal ones in their order; hours without plays left out.
std::vector<int> busiest_hours(const std::array<double, 24>& hours);

/// Adds the tests.
void test_clock(ClockAnswer& answer, const ListeningClock& clock);

/// Has the clock moved, and by how many hours?
Finding finding_of(const ClockAnswer& answer);
std::string sentence_of(const ClockAnswer& answer);
nlohmann::ordered_json to_json(const ClockAnswer& answer);
std::string to_text(const ClockAnswer& answer, const TextStyle& style);

}  // namespace tonearm
