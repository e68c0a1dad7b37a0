// The Date header of RFC 9110, as Google's answers carry it.
#pragma once
#include <cstdint>
#include <string>

namespace tonearm {

std::string http_date(std::int64_t utc_seconds);

}  // namespace tonearm
