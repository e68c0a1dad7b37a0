#include "report/differences_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/bars.h"
#include "report/display_text.h"
#include "report/numbers.h"

namespace tonearm {

std::string differences_text(const std::vector<FamilyDifference>& differences, const std::vector<std::string>& names,
                             int limit, const TextStyle& style) {
  constexpr int kNumbers = 8 + 18 + 8;
  std::vector<FamilyDifference> shown = differences;
  const auto size = [](const FamilyDifference& d) { return std::abs(d.difference.value); };
  std::stable_sort(shown.begin(), shown.end(), [&](const auto& a, const auto& b) { return size(a) > size(b); });
  shown.resize(std::min(shown.size(), static_cast<std::size_t>(limit)));
  std::stable_sort(shown.begin(), shown.end(),
                   [](const auto& a, const auto& b) { return a.difference.value > b.difference.value; });
  int label = 0;
  for (const FamilyDifference& d : shown) label = std::max(label, display_width(names.at(d.column)));
  label = std::min(label, columns(style) - kNumbers);
  std::string lines;
  for (const FamilyDifference& d : shown)
    lines += pad_right(clip(names.at(d.column), label), label) + pad_left(points(d.difference.value), 8) +
             pad_left(fmt::format("{} to {}", points(d.difference.low()), points(d.difference.high())), 18) +
             pad_left(fmt::format("{:.3f}", d.holm), 8) + "\n";
  return lines;
}

}  // namespace tonearm
