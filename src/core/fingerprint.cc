#include "core/fingerprint.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>
#include <string>

namespace tonearm {

std::int64_t fingerprint(std::initializer_list<std::string_view> names) {
  static_assert(std::endian::native == std::endian::little);
  thread_local std::string bytes;
  bytes.clear();
  for (const std::string_view name : names) {
    const std::uint64_t length = name.size();
    bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
    bytes.append(name);
  }
  return static_cast<std::int64_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

}  // namespace tonearm
