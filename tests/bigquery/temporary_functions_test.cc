#include "bigquery/temporary_functions.h"

#include <gtest/gtest.h>

#include "fakes/error_of.h"

namespace tonearm {
namespace {

const TemporaryFunctions functions(R"({% macro bigquery__dialect_functions() %}
-- 1 is Monday; 7 is Sunday
create temp function weekday_of(day date) as (mod(extract(dayofweek from day) + 5, 7) + 1);

create temp function day_number(day date) as (
    extract(year from day) * 10000
);
create temp function is_weekend(day date) as (weekday_of(day) > 5);
{% endmacro %}
)");

TEST(TemporaryFunctions, only_those_that_are_called_stand_in_front) {
  EXPECT_EQ(functions.in_front_of("select day_number(d) from t"),
            "create temp function day_number(day date) as (\nextract(year from day) * 10000\n);\n"
            "select day_number(d) from t");
  EXPECT_EQ(functions.in_front_of("select 1"), "select 1");
}

TEST(TemporaryFunctions, a_column_or_a_longer_name_is_no_call) {
  for (const char* sql :
       {"select day_number from t", "select my_day_number(1)", "select day_numbers(1)", "select t.day_number (1)"})
    EXPECT_EQ(functions.in_front_of(sql), sql);
  EXPECT_NE(functions.in_front_of("select DAY_NUMBER (d)"), "select DAY_NUMBER (d)");
}

TEST(TemporaryFunctions, what_a_function_calls_comes_before_it) {
  const std::string sql = functions.in_front_of("select is_weekend(d)");
  ASSERT_NE(sql.find("function weekday_of"), std::string::npos);
  EXPECT_LT(sql.find("function weekday_of"), sql.find("function is_weekend"));
  EXPECT_EQ(sql.find("day_number"), std::string::npos);
}

TEST(TemporaryFunctions, another_statement_is_refused) {
  EXPECT_EQ(error_of([] { TemporaryFunctions("drop table t;"); }).remedy(), Remedy::fix_setup);
}

}  // namespace
}  // namespace tonearm
