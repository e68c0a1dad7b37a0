#include "ports/warehouse.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

/// Answers every query with the same rows.
class ThreeRows : public Warehouse {
 public:
  void load_parquet(const std::string&, const std::vector<Column>&, const std::vector<std::string>&) override {}
  void run(const std::string&) override {}
  void query(const std::string& sql, const std::vector<Value>& parameters,
             const std::function<void(const Row&)>& on_row) override {
    asked = sql;
    given = parameters;
    Row row{Value(std::int64_t{0})};
    for (std::int64_t i = 1; i <= 3; ++i) {
      row[0] = i;  // one row, written over: whoever keeps it must copy it
      on_row(row);
    }
  }
  Dialect dialect() const override { return Dialect::duckdb; }

  std::string asked;
  std::vector<Value> given;
};

TEST(RowsOf, keeps_every_row_in_order) {
  ThreeRows warehouse;
  const std::vector<Row> rows = rows_of(warehouse, "select x", {Value(true)});
  EXPECT_EQ(rows, (std::vector<Row>{{Value(std::int64_t{1})}, {Value(std::int64_t{2})}, {Value(std::int64_t{3})}}));
  EXPECT_EQ(warehouse.asked, "select x");
  EXPECT_EQ(warehouse.given, std::vector<Value>{Value(true)});
}

}  // namespace
}  // namespace tonearm
