// At what time of day and week?
#pragma once
#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "report/coverage.h"
#include "report/text_style.h"

namespace tonearm {

/// Plays by weekday (0 is Monday) and hour of the listener's own clock.
using HourMatrix = std::array<std::array<std::int64_t, 24>, 7>;

/// Whole hours from `from` up to `from + length`, over midnight where need be.
struct HourStretch {
  int from = 0, length = 0;
  bool operator==(const HourStretch&) const = default;
};

struct ClockAnswer {
  ReportRange range;
  Coverage coverage;
  HourMatrix matrix{};

  std::array<std::int64_t, 24> hours() const;
  std::array<std::int64_t, 7> weekdays() const;
};

ClockAnswer clock_answer(Warehouse& warehouse, const ReportRange& range);
HourMatrix hour_matrix(Warehouse& warehouse, const ReportRange& range);

/// Hours of the day, most plays first, equal ones in their order; hours without plays left out.
std::vector<int> busiest_hours(const std::array<std::int64_t, 24>& hours);
/// The shortest stretch that holds at least half of the plays, of equal ones the fullest; length 0 without plays.
HourStretch busiest_half(const std::array<std::int64_t, 24>& hours);

std::string sentence_of(const ClockAnswer& answer);
nlohmann::ordered_json to_json(const ClockAnswer& answer);
std::string to_text(const ClockAnswer& answer, const TextStyle& style);

}  // namespace tonearm
