// Percent-encoding of RFC 3986: every byte that is not unreserved, '/' too.
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

std::string percent_encoded(std::string_view text);

}  // namespace tonearm
