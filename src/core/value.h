// One cell of a table, as every engine can say it.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace tonearm {

/// NULL, BOOL, INT64, FLOAT64, STRING. Dates and timestamps come as text ("2015-04-14", "2015-04-14 22:45:11").
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;
using Row = std::vector<Value>;

/// Readers of one cell: NULL is 0, 0.0, "".
std::int64_t as_int(const Value& value);
double as_double(const Value& value);
std::string as_string(const Value& value);

}  // namespace tonearm
