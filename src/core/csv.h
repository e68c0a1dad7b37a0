// Comma-separated values, RFC 4180.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tonearm {

/// All records; a quoted cell may hold commas, quotes and line breaks. A last line without a break counts.
std::vector<std::vector<std::string>> parse_csv(std::string_view text);

}  // namespace tonearm
