// Which staged months must be made anew, and from which observations. Pure.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "lake/keys.h"
#include "lake/observations.h"

namespace tonearm {

/// What rules in one month.
struct MonthPart {
  const Observation* observation = nullptr;
  WindowSet windows;  ///< within the month
};

struct MonthPlan {
  Month month;
  Window window;
  std::vector<MonthPart> parts;
  std::string fingerprint;  ///< of the parts and of what the month is made with (zones, version)
};

/// Scrobbles of the future (a player's wrong clock) are staged together here until their month has come.
inline constexpr Month kFutureMonths{9999, 1};

/// Every month that some observation rules in, ascending, second 0 first and the future last.
/// `made_with`: what else the staged rows depend on.
std::vector<MonthPlan> plan_months(const std::vector<Ruling>& rulings, const std::string& made_with);

/// What the months were made of when they were last staged.
struct StagedMonth {
  std::string fingerprint;
  std::int64_t rows = 0;
  bool operator==(const StagedMonth&) const = default;
};
using StagedIndex = std::map<Month, StagedMonth>;

std::string write_staged_index(const StagedIndex& index);
/// An empty index where the text is none: then everything is staged again.
StagedIndex read_staged_index(const std::string& text);

}  // namespace tonearm
