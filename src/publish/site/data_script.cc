#include "publish/site/data_script.h"

#include <fmt/format.h>
#include <zlib.h>

#include <new>

#include "core/base64.h"

namespace tonearm {

std::string deflated(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                bytes.size(), Z_BEST_COMPRESSION) != Z_OK)
    throw std::bad_alloc();
  packed.resize(size);
  return packed;
}

std::string data_part(std::string_view name, std::string_view bytes) {
  return fmt::format("(globalThis.tonearmParts||=[]).push([\"{}\",\"{}\"]);\n", name, base64(deflated(bytes)));
}

}  // namespace tonearm
