// Differences with their intervals, in the terminal.
#pragma once
#include <string>
#include <vector>

#include "report/text_style.h"
#include "statistics/findings.h"

namespace tonearm {

/// "rock   +11.2   +7.7 to +14.7   0.003" a line: points, 95 % interval, p of Holm; the `limit` largest, rises first.
std::string differences_text(const std::vector<FamilyDifference>& differences, const std::vector<std::string>& names,
                             int limit, const TextStyle& style);

}  // namespace tonearm
