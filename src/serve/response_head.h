// The bytes before a body.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "serve/exchange.h"

namespace tonearm {

enum class BodyLength { known, chunked, until_close };

/// Status line and fields, the security ones among them, and the empty line. `now`: UTC seconds, for Date.
std::string response_head(const WebAnswer& answer, BodyLength length, bool keep_alive, std::int64_t now);

}  // namespace tonearm
