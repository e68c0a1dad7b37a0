// The target of a request: "/api/v1/top/artists?user=rj&from=2015-01-01".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tonearm {

using QueryPairs = std::vector<std::pair<std::string, std::string>>;

struct Target {
  std::string path;  ///< not decoded
  QueryPairs query;  ///< decoded: %XX, and + for a space
};

/// Nothing where it does not begin with '/', or holds a '%' that two hexadecimal digits do not follow.
std::optional<Target> parse_target(std::string_view text);

/// "a=1&b=2" decoded; nothing where an escape is broken.
std::optional<QueryPairs> parse_query(std::string_view text);

/// One text for all orders of the same pairs, so that equal questions are one.
std::string canonical_target(const std::string& path, QueryPairs query);

/// Letters, digits and -._~ stay, all else becomes %XX.
std::string percent_encoded(std::string_view text);

/// For a figure's label: ids become {id}: "/api/v1/artists/{id}".
std::string route_template(std::string_view path);

}  // namespace tonearm
