#include "serve/target.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace tonearm {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low < 0) return std::nullopt;
    plain += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return plain;
}

bool is_id(std::string_view part) {
  if (part.starts_with('-')) part.remove_prefix(1);
  return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<QueryPairs> parse_query(std::string_view text) {
  QueryPairs pairs;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    if (part.empty()) continue;
    const std::size_t equals = std::min(part.find('='), part.size());
    auto name = decoded(part.substr(0, equals));
    auto value = decoded(part.substr(std::min(part.size(), equals + 1)));
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return pairs;
}

std::optional<Target> parse_target(std::string_view text) {
  if (!text.starts_with('/')) return std::nullopt;
  text = text.substr(0, text.find('#'));
  const std::size_t question = std::min(text.find('?'), text.size());
  auto query = parse_query(text.substr(std::min(text.size(), question + 1)));
  if (!query) return std::nullopt;
  return Target{std::string(text.substr(0, question)), std::move(*query)};
}

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || std::string_view("-._~").find(c) != std::string_view::npos)
      encoded += c;
    else
      encoded += fmt::format("%{:02X}", byte);
  }
  return encoded;
}

std::string canonical_target(const std::string& path, QueryPairs query) {
  std::sort(query.begin(), query.end());
  std::string text = path;
  char separator = '?';
  for (const auto& [name, value] : query) {
    text += separator + percent_encoded(name) + '=' + percent_encoded(value);
    separator = '&';
  }
  return text;
}

std::string route_template(std::string_view path) {
  std::string route;
  while (!path.empty()) {
    const std::string_view part = path.substr(1, path.find('/', 1) - 1);
    route += is_id(part) ? "/{id}" : "/" + std::string(part);
    path.remove_prefix(std::min(path.size(), part.size() + 1));
  }
  return route.empty() ? "/" : route;
}

}  // namespace tonearm
