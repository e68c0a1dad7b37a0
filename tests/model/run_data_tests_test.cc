#include "model/run_data_tests.h"

#include <gmock/gmock.h>

#include "model/build_models.h"
#include "staged_history.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<TestFailure> build(const std::string& rows, const std::string& test) {
  DuckdbWarehouse warehouse(DuckConnection::in_memory(), ".");
  const std::string yml = "models: [{name: a, columns: [{name: x, data_tests: [" + test + "]}, {name: y}]}]";
  return build_models(warehouse, read_models({{"core/a.sql", "select * from (values " + rows + ") as rows(x, y)"},
                                              {"core/b.sql", "select * from (values (1), (2)) as rows(id)"},
                                              {"core/core.yml", yml}}));
}

std::vector<TestFailure> build_with_test(const std::string& sql) {
  DuckdbWarehouse warehouse(DuckConnection::in_memory(), ".");
  return build_models(warehouse, read_models({{"core/a.sql", "select 1 as x"}, {"tests/t.sql", sql}}));
}

TEST(DataTests, not_null_counts_and_shows_the_rows_without_a_value) {
  const auto failures = build("(1, 'a'), (null, 'b'), (null, 'c')", "not_null");
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_EQ(failures[0].model + "." + failures[0].column + " " + failures[0].test, "a.x not_null");
  EXPECT_EQ(failures[0].failing_rows, 2);
  EXPECT_THAT(failures[0].sample_rows, ElementsAre("x=NULL, y=b", "x=NULL, y=c"));
}

TEST(DataTests, unique_shows_the_values_that_stand_more_than_once) {
  const auto failures = build("(1, 'a'), (2, 'b'), (2, 'c'), (null, 'd'), (null, 'e')", "unique");
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_EQ(failures[0].failing_rows, 1);
  EXPECT_THAT(failures[0].sample_rows, ElementsAre("x=2, times=2"));
}

TEST(DataTests, accepted_values_shows_the_rows_of_other_values) {
  const auto failures = build("(1, 'a'), (7, 'b'), (null, 'c')", "accepted_values: {values: [1, 2], quote: false}");
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_THAT(failures[0].sample_rows, ElementsAre("x=7, y=b"));
}

TEST(DataTests, relationships_shows_the_rows_that_point_nowhere) {
  const auto failures = build("(1, 'a'), (3, 'b'), (3, 'c'), (null, 'd')", "relationships: {to: ref('b'), field: id}");
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_EQ(failures[0].failing_rows, 2);
  EXPECT_THAT(failures[0].sample_rows, ElementsAre("x=3, y=b", "x=3, y=c"));
}

TEST(DataTests, say_nothing_of_good_rows) {
  EXPECT_THAT(build("(1, 'a'), (2, 'b')",
                    "not_null, unique, accepted_values: {values: [1, 2], quote: false}, "
                    "relationships: {to: ref('b'), field: id}"),
              IsEmpty());
}

TEST(DataTests, show_five_rows_and_count_them_all) {
  const auto failures = build("(null, 1), (null, 2), (null, 3), (null, 4), (null, 5), (null, 6)", "not_null");
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_EQ(failures[0].failing_rows, 6);
  EXPECT_THAT(failures[0].sample_rows, SizeIs(5));
}

TEST(DataTests, rows_of_a_singular_test_are_failures) {
  const auto failures = build_with_test("-- rows: sevens\nselect 7 as x, true as y from range(8)\n-- the end");
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_EQ(failures[0].failing_rows, 8);
  EXPECT_THAT(failures[0].sample_rows, ElementsAre("7, true", "7, true", "7, true", "7, true", "7, true"));
  EXPECT_EQ(failures[0].test, "t");
  EXPECT_THAT(build_with_test("select 7 as x where false"), IsEmpty());
}

TEST(DataTests, the_error_names_model_test_and_rows) {
  const Error error = tests_failed({{"a", "unique", "x", 1, {"x=2, times=2"}}, {"", "no_sevens", "", 8, {"7"}}});
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  EXPECT_STREQ(error.what(), "2 data tests failed\nunique on a.x: 1 row\n    x=2, times=2\nno_sevens: 8 rows\n    7");
}

TEST(BuildModels, an_error_in_the_sql_names_the_model) {
  DuckdbWarehouse warehouse(DuckConnection::in_memory(), ".");
  try {
    build_models(warehouse, read_models({{"core/a.sql", "select nothing from nowhere"}}));
    FAIL() << "built";
  } catch (const Error& error) {
    EXPECT_EQ(error.remedy(), Remedy::look_into_data);
    EXPECT_THAT(error.what(), HasSubstr("a: "));
    EXPECT_THAT(error.what(), HasSubstr("nowhere"));
  }
}

TEST(BuildModels, tells_each_step_before_it_runs) {
  DuckdbWarehouse warehouse(DuckConnection::in_memory(), ".");
  std::vector<std::string> steps;
  build_models(warehouse,
               read_models({{"core/b.sql", "select * from {{ ref('a') }}"},
                            {"core/a.sql", "select 1 as x"},
                            {"core/core.yml", "models: [{name: a, columns: [{name: x, data_tests: [unique]}]}]"},
                            {"tests/t.sql", "select 1 where false"}}),
               [&](std::string_view step, std::size_t number, std::size_t total) {
                 steps.push_back(fmt::format("{}/{} {}", number, total, step));
               });
  EXPECT_THAT(steps, ElementsAre("1/3 a", "2/3 b", "3/3 data tests"));
}

}  // namespace
}  // namespace tonearm
