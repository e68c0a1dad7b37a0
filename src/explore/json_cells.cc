#include "explore/json_cells.h"

#include <nlohmann/json.hpp>

#include "report/numbers.h"

namespace tonearm {

Json id_json(const Value& id) {
  if (std::holds_alternative<std::monostate>(id)) return nullptr;
  return std::to_string(as_int(id));
}

Json share_json(const std::optional<double>& share) { return share ? Json(rounded(*share)) : Json(nullptr); }

Json share_of_json(double part, double whole) { return whole > 0 ? Json(rounded(part / whole)) : Json(nullptr); }

Json text_or_null(const Value& text) {
  return std::holds_alternative<std::monostate>(text) ? Json(nullptr) : Json(as_string(text));
}

Json level_json(const Slice& slice) { return level_column(slice); }

const char* level_column(const Slice& slice) { return slice.grouping == Grouping::genre ? "genre" : "family"; }

}  // namespace tonearm
