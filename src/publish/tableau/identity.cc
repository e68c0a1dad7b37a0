#include "publish/tableau/identity.h"

#include <fmt/format.h>

#include "core/fingerprint.h"

namespace tonearm::tableau {

std::string hex_of(const std::string& name) {
  return fmt::format("{:016X}{:016X}", static_cast<std::uint64_t>(fingerprint({"first half", name})),
                     static_cast<std::uint64_t>(fingerprint({"second half", name})));
}

std::string uuid_of(const std::string& name) {
  const std::string hex = hex_of(name);
  return fmt::format("{{{}-{}-{}-{}-{}}}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4), hex.substr(16, 4),
                     hex.substr(20));
}

}  // namespace tonearm::tableau
