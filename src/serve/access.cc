#include "serve/access.h"

#include <arpa/inet.h>

#include <algorithm>

#include "core/ascii.h"

namespace tonearm {
namespace {

constexpr int kMostGuesses = 10;
constexpr std::int64_t kGuessPeriod = 60;  // seconds
constexpr std::size_t kMostPeers = 1024;

bool is_address(const std::string& name) {
  in6_addr room{};
  return ::inet_pton(AF_INET, name.c_str(), &room) == 1 || ::inet_pton(AF_INET6, name.c_str(), &room) == 1;
}

std::string without_brackets(std::string_view name) {
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  return lower_case(name);
}

}  // namespace

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  volatile unsigned char differs = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < a.size(); ++i)
    differs = differs | static_cast<unsigned char>(a[i] ^ (b.empty() ? 0 : b[i % b.size()]));
  return differs == 0;
}

bool is_loopback(std::string_view address) {
  const std::string name = without_brackets(address);
  return name == "localhost" || name == "::1" || (name.starts_with("127.") && is_address(name));
}

KnownHosts::KnownHosts(const std::string& bound, const std::vector<std::string>& allowed)
    : names_{"localhost", "127.0.0.1", "::1", without_brackets(bound)} {
  any_address_ = names_.back() == "0.0.0.0" || names_.back() == "::";
  for (const std::string& name : allowed) names_.push_back(without_brackets(name));
}

bool KnownHosts::knows(std::string_view host_field) const {
  const auto name = host_name(host_field);
  if (!name) return false;
  return std::find(names_.begin(), names_.end(), *name) != names_.end() || (any_address_ && is_address(*name));
}

std::optional<std::string> host_name(std::string_view host_field) {
  const std::size_t bracket = host_field.starts_with('[') ? host_field.find(']') : 0;
  if (bracket == std::string_view::npos) return std::nullopt;
  const std::size_t colon = std::min(host_field.find(':', bracket), host_field.size());
  const std::string_view port = host_field.substr(std::min(host_field.size(), colon + 1));
  const std::string name = without_brackets(host_field.substr(0, colon));
  if (name.empty() || port.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  return name;
}

bool is_own_origin(std::string_view origin, std::string_view host_field) {
  if (origin.empty()) return true;
  for (const std::string_view scheme : {"http://", "https://"})
    if (origin.starts_with(scheme)) return lower_case(origin.substr(scheme.size())) == lower_case(host_field);
  return false;
}

std::optional<std::string> cookie_value(std::string_view cookie_field, std::string_view name) {
  while (!cookie_field.empty()) {
    std::string_view part = cookie_field.substr(0, cookie_field.find(';'));
    cookie_field.remove_prefix(std::min(cookie_field.size(), part.size() + 1));
    part.remove_prefix(std::min(part.size(), part.find_first_not_of(' ')));
    if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=')
      return std::string(part.substr(name.size() + 1));
  }
  return std::nullopt;
}

bool GuessLimit::may_guess(const std::string& peer, std::int64_t now) {
  const auto it = by_peer_.find(peer);
  if (it == by_peer_.end()) return true;
  const bool over = now - it->second.since >= kGuessPeriod || now < it->second.since;
  if (!over) return it->second.wrong < kMostGuesses;
  by_peer_.erase(it);
  return true;
}

void GuessLimit::wrong(const std::string& peer, std::int64_t now) {
  if (by_peer_.size() >= kMostPeers && !by_peer_.contains(peer)) by_peer_.clear();
  Guesses& guesses = by_peer_.try_emplace(peer, Guesses{now, 0}).first->second;
  ++guesses.wrong;
}

}  // namespace tonearm
