#include "explore/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "core/error.h"
#include "core/nearest.h"
#include "report/display_text.h"

namespace tonearm {
namespace {

constexpr std::size_t kLongest = 500, kMost = 200;

/// The length of the UTF-8 sequence that begins `text`, 0 where it is none (RFC 3629).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 4;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
  const unsigned second = byte(1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool beyond = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  return overlong || beyond ? 0 : length;
}

bool is_text(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0 || text[0] == '\0') return false;
    text.remove_prefix(length);
  }
  return true;
}

/// Fields of a form that nobody filled in: as if they were left out.
bool may_be_empty(std::string_view name) {
  if (name.starts_with("a.") || name.starts_with("b.")) name.remove_prefix(2);
  return name == "user" || name == "from" || name == "to" || name == "q";
}

}  // namespace

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

void wrong_parameter(std::string_view name, const std::string& what, const std::string& allowed) {
  throw Error(Remedy::fix_usage, fmt::format("the parameter {} {}", name, what), allowed);
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
  return text;
}

Parameters::Parameters(QueryPairs pairs) : pairs_(std::move(pairs)) {
  for (const auto& [name, value] : pairs_) {
    const std::string shown = clip(name, 40);
    if (value.size() > kLongest)
      wrong_parameter(shown, fmt::format("has {} bytes", value.size()), fmt::format("Give at most {}.", kLongest));
    if (value.empty() && !may_be_empty(name)) wrong_parameter(shown, "has no value", "Give one, or leave it out.");
    if (!is_text(name) || !is_text(value)) wrong_parameter(shown, "is no text", "Give UTF-8 without NUL.");
    if (all(name).size() > kMost)
      wrong_parameter(shown, fmt::format("comes {} times", all(name).size()), fmt::format("Give at most {}.", kMost));
  }
}

void Parameters::allow_only(const std::vector<std::string>& names) const {
  for (const auto& [name, value] : pairs_) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const std::string near = nearest(name, names);
    wrong_parameter(fmt::format("\"{}\"", clip(name, 40)), "is not known here",
                    near.empty() ? fmt::format("Known are {}.", listed(names)) : fmt::format("Did you mean {}?", near));
  }
}

bool Parameters::has(std::string_view name) const { return !all(name).empty(); }

std::vector<std::string> Parameters::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [known, value] : pairs_)
    if (known == name && !value.empty()) values.push_back(value);
  return values;
}

std::optional<std::string> Parameters::one(std::string_view name) const {
  const std::vector<std::string> values = all(name);
  if (values.size() > 1) wrong_parameter(name, fmt::format("comes {} times", values.size()), "Give it once.");
  return values.empty() ? std::nullopt : std::optional(values[0]);
}

std::int64_t Parameters::number(std::string_view name, std::int64_t otherwise, std::int64_t least,
                                std::int64_t most) const {
  const auto text = one(name);
  if (!text) return otherwise;
  const auto number = parse_number(*text);
  if (!number || *number < least || *number > most)
    wrong_parameter(name, fmt::format("is \"{}\"", clip(*text, 40)),
                    fmt::format("Give a whole number from {} to {}.", least, most));
  return *number;
}

std::string Parameters::choice(std::string_view name, const std::string& otherwise,
                               const std::vector<std::string>& allowed) const {
  const std::string text = one(name).value_or(otherwise);
  if (std::find(allowed.begin(), allowed.end(), text) == allowed.end())
    wrong_parameter(name, fmt::format("is \"{}\"", clip(text, 40)), fmt::format("Give {}.", listed(allowed)));
  return text;
}

Parameters Parameters::with_prefix(const std::string& prefix) const {
  QueryPairs chosen;
  std::set<std::string> own;
  for (const auto& [name, value] : pairs_)
    if (name.starts_with(prefix)) {
      chosen.emplace_back(name.substr(prefix.size()), value);
      own.insert(chosen.back().first);
    }
  for (const auto& [name, value] : pairs_)
    if (name.find('.') == std::string::npos && !own.contains(name)) chosen.emplace_back(name, value);
  return Parameters(AsTheyAre{}, std::move(chosen));
}

}  // namespace tonearm
