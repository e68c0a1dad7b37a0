// gzip (RFC 1952).
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

/// `level`: 1 to 9.
std::string gzipped(std::string_view text, int level);
/// Throws Error(look_into_data) where it is no gzip.
std::string gunzipped(std::string_view bytes);

}  // namespace tonearm
