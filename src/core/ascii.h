// Text of protocols and SQL, where only the letters of ASCII have a case and only its blanks count.
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

std::string lower_case(std::string_view text);
/// Without blanks, tabs and ends of lines around it.
std::string_view trimmed(std::string_view text);

}  // namespace tonearm
