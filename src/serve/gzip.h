// gzip (RFC 1952), and whether a client takes it.
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

/// `level`: 1 to 9.
std::string gzipped(std::string_view text, int level);
/// Throws Error(look_into_data) where it is no gzip.
std::string gunzipped(std::string_view bytes);

/// By the Accept-Encoding field (RFC 9110 12.5.3): named, or *, and not with q=0.
bool takes_gzip(std::string_view accept_encoding);

}  // namespace tonearm
