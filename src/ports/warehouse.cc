#include "ports/warehouse.h"

namespace tonearm {

std::vector<Row> rows_of(Warehouse& warehouse, const std::string& sql, const std::vector<Value>& parameters) {
  std::vector<Row> rows;
  warehouse.query(sql, parameters, [&](const Row& row) { rows.push_back(row); });
  return rows;
}

}  // namespace tonearm
