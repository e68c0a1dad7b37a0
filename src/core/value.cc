#include "core/value.h"

namespace tonearm {

std::int64_t as_int(const Value& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value)) return *i;
  if (const auto* d = std::get_if<double>(&value)) return static_cast<std::int64_t>(*d);
  if (const auto* b = std::get_if<bool>(&value)) return *b ? 1 : 0;
  return 0;
}

double as_double(const Value& value) {
  if (const auto* d = std::get_if<double>(&value)) return *d;
  return static_cast<double>(as_int(value));
}

std::string as_string(const Value& value) {
  const auto* s = std::get_if<std::string>(&value);
  return s ? *s : std::string();
}

}  // namespace tonearm
