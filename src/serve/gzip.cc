#include "serve/gzip.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

namespace tonearm {
namespace {

std::string trimmed_lower(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c != ' ' && c != '\t') plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return plain;
}

/// Of one element: "gzip;q=0.5".
bool refused(std::string_view element) {
  const std::size_t q = element.find(";q=");
  return q != std::string_view::npos && element.substr(q + 3).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
  std::optional<bool> named, any;
  while (!accept_encoding.empty()) {
    const std::string_view part = accept_encoding.substr(0, accept_encoding.find(','));
    accept_encoding.remove_prefix(std::min(accept_encoding.size(), part.size() + 1));
    const std::string element = trimmed_lower(part);
    const std::string coding = element.substr(0, element.find(';'));
    if (coding == "gzip" || coding == "x-gzip") named = !refused(element);
    if (coding == "*") any = !refused(element);
  }
  return named.value_or(any.value_or(false));
}

}  // namespace tonearm
