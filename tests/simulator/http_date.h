// The Date header of RFC 9110.
#pragma once
#include <cstdint>
#include <string>

namespace tonearm::simulator {

std::string http_date(std::int64_t utc_seconds);

}  // namespace tonearm::simulator
