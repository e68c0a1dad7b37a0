// The parameters of a request: read by name, checked, and never passed on unread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tonearm {

/// Decoded, in the order of the request.
using QueryPairs = std::vector<std::pair<std::string, std::string>>;

/// Everything throws Error(fix_usage) that names the parameter, what is wrong with it, and what is allowed.
class Parameters {
 public:
  /// Values are UTF-8 without NUL, at most 500 bytes each and 200 of one name.
  explicit Parameters(QueryPairs pairs);

  /// No other names than these; the error has the nearest.
  void allow_only(const std::vector<std::string>& names) const;
  bool has(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  /// "" is as if it were not there.
  std::optional<std::string> one(std::string_view name) const;
  std::int64_t number(std::string_view name, std::int64_t otherwise, std::int64_t least, std::int64_t most) const;
  std::string choice(std::string_view name, const std::string& otherwise,
                     const std::vector<std::string>& allowed) const;

  /// Those without a dot, and those that begin with `prefix`, without it: "a." leaves "b.from" out. A name with the
  /// prefix stands before the same without it.
  Parameters with_prefix(const std::string& prefix) const;

 private:
  struct AsTheyAre {};
  Parameters(AsTheyAre, QueryPairs pairs) : pairs_(std::move(pairs)) {}

  QueryPairs pairs_;
};

/// All of `text` as a decimal number of 64 bits: "-42"; nothing else.
std::optional<std::int64_t> parse_number(std::string_view text);

[[noreturn]] void wrong_parameter(std::string_view name, const std::string& what, const std::string& allowed);
/// "a, b or c".
std::string listed(const std::vector<std::string>& names);

}  // namespace tonearm
