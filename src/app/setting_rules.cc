#include "app/setting_rules.h"

#include <algorithm>
#include <regex>
#include <set>

namespace tonearm {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A host's name or number, and perhaps a port.
#define TONEARM_HOST R"((\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)(:[0-9]{1,5})?)"

}  // namespace

bool is_lastfm_user(std::string_view name) {
  const auto may_follow = [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; };
  return name.size() >= 2 && name.size() <= 15 && is_letter(name[0]) &&
         std::all_of(name.begin(), name.end(), may_follow);
}

bool is_lastfm_key(std::string_view key) {
  const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  return key.size() == 32 && std::all_of(key.begin(), key.end(), is_hex);
}

bool is_http_address(const std::string& text) {
  static const std::regex address("https?://([^/@\\s]+@)?" TONEARM_HOST "([/?][!-~]*)?");
  return std::regex_match(text, address);
}

bool has_path(const std::string& http_address) {
  const std::size_t host = http_address.find("://") + 3, slash = http_address.find('/', host);
  return slash != std::string::npos && http_address.find_first_not_of('/', slash) != std::string::npos;
}

bool is_smtp_address(const std::string& text) {
  static const std::regex address("smtps?://" TONEARM_HOST "/?");
  return std::regex_match(text, address);
}

bool is_mail_address(const std::string& text) {
  static const std::regex address("[^\\s@<>,;\"]+@[^\\s@<>,;\".]+(\\.[^\\s@<>,;\".]+)*");
  return std::regex_match(text, address);
}

std::optional<std::string> first_program(const std::string& command) {
  static const std::set<std::string> of_the_shell = {".",      ":",     "case", "cd",   "command", "eval", "exec",
                                                     "export", "if",    "for",  "read", "set",     "trap", "umask",
                                                     "unset",  "until", "!",    "{",    "while"};
  const std::size_t begin = command.find_first_not_of(" \t\n");
  if (begin == std::string::npos) return std::nullopt;
  const std::string word = command.substr(begin, command.find_first_of(" \t\n", begin) - begin);
  if (word.find_first_of("$`'\"\\=;|&<>(){}*?[~#") != std::string::npos || of_the_shell.contains(word))
    return std::nullopt;
  return word;
}

}  // namespace tonearm
