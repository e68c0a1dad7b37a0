// Whether a client takes gzip.
#pragma once
#include <string_view>

#include "core/gzip.h"

namespace tonearm {

/// By the Accept-Encoding field (RFC 9110 12.5.3): named, or *, and not with q=0.
bool takes_gzip(std::string_view accept_encoding);

}  // namespace tonearm
