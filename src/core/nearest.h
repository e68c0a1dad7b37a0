// "Did you mean …?"
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tonearm {

/// The candidate with the least edit distance to `text` (letter case aside), "" where none is near (a third of its
/// length, two at least).
std::string nearest(std::string_view text, const std::vector<std::string>& candidates);

}  // namespace tonearm
