#include "duck/column_type.h"

#include <cassert>

namespace tonearm {

std::string duck_type(const Column& column) {
  if (column.type == "string") return "varchar";
  if (column.type == "int64") return "bigint";
  if (column.type == "float64") return "double";
  if (column.type == "bool") return "boolean";
  if (column.type == "date") return "date";
  assert(column.type == "datetime" || column.type == "timestamp");
  return "timestamp";
}

}  // namespace tonearm
