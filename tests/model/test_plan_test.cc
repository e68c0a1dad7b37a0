#include "model/test_plan.h"

#include <gmock/gmock.h>

#include "model/run_data_tests.h"
#include "staged_history.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

const char* const kTests = R"(
models:
  - name: a
    columns:
      - name: x
        data_tests:
          - not_null
          - unique
          - accepted_values: {values: [1, 2], quote: false}
      - name: y
        data_tests:
          - not_null
)";

ModelProject project() {
  return read_models(
      {{"core/a.sql", "select 1"}, {"core/core.yml", kTests}, {"tests/t.sql", "select x from a -- rows"}});
}

/// Counts the statements that it is asked.
class CountingWarehouse : public DuckdbWarehouse {
 public:
  CountingWarehouse() : DuckdbWarehouse(DuckConnection::in_memory(), ".") {}
  void query(const std::string& sql, const std::vector<Value>& parameters,
             const std::function<void(const Row&)>& on_row) override {
    asked.push_back(sql);
    DuckdbWarehouse::query(sql, parameters, on_row);
  }
  std::vector<std::string> asked;
};

std::vector<std::string> found(CountingWarehouse& warehouse) {
  std::vector<std::string> texts;
  for (const TestFailure& failure : run_data_tests(warehouse, plan_data_tests(project())))
    texts.push_back(fmt::format("{}{}.{}: {}", failure.test, failure.model, failure.column, failure.failing_rows));
  return texts;
}

TEST(TestPlan, tests_that_look_at_one_row_share_a_scan) {
  const TestPlan plan = plan_data_tests(project());
  ASSERT_THAT(plan.tests, SizeIs(5));
  ASSERT_THAT(plan.parts, SizeIs(3));
  EXPECT_THAT(plan.parts[0].tests, ElementsAre(1));        // unique
  EXPECT_THAT(plan.parts[1].tests, ElementsAre(0, 2, 3));  // the rest of the model
  EXPECT_THAT(plan.parts[2].tests, ElementsAre(4));
}

TEST(TestPlan, all_tests_are_counted_by_one_statement_where_none_fails) {
  CountingWarehouse warehouse;
  warehouse.run("create table a as select * from (values (1, 'a'), (2, 'b')) r(x, y) where false");
  EXPECT_THAT(found(warehouse), ElementsAre());
  EXPECT_THAT(warehouse.asked, SizeIs(1));
}

TEST(TestPlan, each_failing_test_gets_its_own_count_and_one_statement_more) {
  CountingWarehouse warehouse;
  warehouse.run(
      "create table a as select * from (values (1, 'a'), (1, 'b'), (7, 'c'), (8, null), (null, null)) r(x, y)");
  EXPECT_THAT(found(warehouse),
              ElementsAre("not_nulla.x: 1", "uniquea.x: 1", "accepted_valuesa.x: 2", "not_nulla.y: 2", "t.: 5"));
  EXPECT_THAT(warehouse.asked, SizeIs(6));
}

TEST(TestPlan, a_project_without_tests_asks_nothing) {
  CountingWarehouse warehouse;
  EXPECT_THAT(run_data_tests(warehouse, plan_data_tests(read_models({{"core/a.sql", "select 1"}}))), SizeIs(0));
  EXPECT_THAT(warehouse.asked, SizeIs(0));
}

}  // namespace
}  // namespace tonearm
