// A column of a table, in words that every engine knows.
#pragma once
#include <string>

namespace tonearm {

/// `type` is one of string, int64, float64, bool, date, datetime (wall clock), timestamp (UTC, microseconds).
struct Column {
  std::string name, type;
  bool operator==(const Column&) const = default;
};

}  // namespace tonearm
