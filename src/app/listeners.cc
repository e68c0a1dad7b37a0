#include "app/listeners.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "app/config_file.h"
#include "core/error.h"

namespace tonearm {
namespace {

/// Nothing where the text is no whole number.
std::optional<std::size_t> number_of(std::string_view text) {
  std::size_t number = 0;
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stopped != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string without_comments(const std::string& text) {
  std::string names;
  bool comment = false;
  for (const char letter : text) {
    if (letter == '\n') comment = false;
    if (letter == '#') comment = true;
    if (!comment) names += letter;
  }
  return names;
}

}  // namespace

Shard parse_shard(const std::string& text) {
  if (text.empty()) return {};
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos) {
    const auto number = number_of(std::string_view(text).substr(0, slash));
    const auto count = number_of(std::string_view(text).substr(slash + 1));
    if (number && count && 1 <= *number && *number <= *count) return {*number, *count};
  }
  throw Error(Remedy::fix_usage, fmt::format("shard '{}' is none", text),
              "Write it as 2/8: the second of eight shares.");
}

std::vector<std::string> parse_users(const std::string& text) {
  std::string names = text;
  if (text.find_first_of("/.") != std::string::npos) {
    if (!std::filesystem::is_regular_file(text))
      throw Error(Remedy::fix_setup, fmt::format("the file of users {} is not there", text),
                  "Name a file of one user a line, or give the names: users = [\"rj\", \"ada\"].");
    names = without_comments(text_of(text));
  }
  std::vector<std::string> users;
  std::string name;
  for (const char letter : names + "\n") {
    if (std::string_view(", \t\r\n").find(letter) == std::string_view::npos) {
      name += letter;
    } else if (!name.empty()) {
      if (std::find(users.begin(), users.end(), name) == users.end()) users.push_back(name);
      name.clear();
    }
  }
  if (users.empty() && !text.empty())
    throw Error(Remedy::fix_setup, fmt::format("users '{}' names nobody", text), "Give one user of last.fm a line.");
  return users;
}

std::vector<std::string> share_of(const std::vector<std::string>& users, const Shard& shard) {
  std::vector<std::string> share;
  for (std::size_t i = shard.number - 1; i < users.size(); i += shard.count) share.push_back(users[i]);
  return share;
}

}  // namespace tonearm
