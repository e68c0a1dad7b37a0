// A piece of SQL with the values of its `?`, put together without ever writing a value into the text.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "ports/warehouse.h"

namespace tonearm {

struct Sql {
  std::string text;
  std::vector<Value> parameters;  ///< one for each `?` of text, in order

  Sql() = default;
  Sql(std::string piece) : text(std::move(piece)) {}
  Sql(const char* piece) : text(piece) {}
  Sql(std::string piece, std::vector<Value> values) : text(std::move(piece)), parameters(std::move(values)) {}

  Sql& operator+=(const Sql& next) {
    text += next.text;
    parameters.insert(parameters.end(), next.parameters.begin(), next.parameters.end());
    return *this;
  }
  friend Sql operator+(Sql first, const Sql& next) { return std::move(first += next); }
};

inline void query(Warehouse& warehouse, const Sql& sql, const std::function<void(const Row&)>& on_row) {
  warehouse.query(sql.text, sql.parameters, on_row);
}
/// All rows at once, for answers that are small.
inline std::vector<Row> rows_of(Warehouse& warehouse, const Sql& sql) {
  return rows_of(warehouse, sql.text, sql.parameters);
}

}  // namespace tonearm
