// {"error":N,"message":"…"}: the service says no.
#pragma once
#include <string>

namespace tonearm {

/// Codes: https://www.last.fm/api/errorcodes.
struct ServiceError {
  int code = 0;
  std::string message;
  bool operator==(const ServiceError&) const = default;
};

}  // namespace tonearm
