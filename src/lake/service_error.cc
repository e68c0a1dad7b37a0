#include "lake/service_error.h"

#include "lake/json_body.h"

namespace tonearm {

std::optional<ServiceError> service_error(JsonElement root) {
  const std::int64_t code = json_int(json_member(root, "error"), 0);
  if (code == 0) return std::nullopt;
  return ServiceError{static_cast<int>(code), json_text(json_member(root, "message"))};
}

}  // namespace tonearm
