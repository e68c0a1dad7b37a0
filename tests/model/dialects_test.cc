// What DuckDB and BigQuery spell apart: the same names on both sides, and where they run.
#include <gmock/gmock.h>

#include "core/error.h"
#include "model/build_models.h"
#include "staged_history.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// In order of appearance; both spellings end with the name and its arguments.
std::vector<std::string> function_names(const ModelProject& project, Dialect dialect) {
  std::vector<std::string> names;
  for (const std::string& statement : project.statements.at(dialect)) {
    const std::string head = statement.substr(0, statement.find('('));
    names.push_back(head.substr(head.rfind(' ') + 1));
  }
  return names;
}

TEST(Dialects, have_functions_of_the_same_names) {
  const ModelProject project = read_models(project_files());
  const auto names = function_names(project, Dialect::duckdb);
  EXPECT_EQ(names, function_names(project, Dialect::bigquery));
  EXPECT_THAT(names, ElementsAre("weekday_of", "month_of", "week_number", "day_number"));
}

TEST(Dialects, functions_of_bigquery_are_temporary_and_nothing_else_stands_in_their_text) {
  const std::string text = functions_of(read_models(project_files()), Dialect::bigquery);
  EXPECT_THAT(text, testing::StartsWith("create temp function weekday_of(day date) as ("));
  EXPECT_THAT(text, testing::EndsWith(");\n"));
  EXPECT_THAT(text, Not(HasSubstr("{")));
  EXPECT_THAT(text, Not(HasSubstr("--")));
  EXPECT_EQ(functions_of(ModelProject{}, Dialect::bigquery), "");
}

TEST(Dialects, duckdb_answers_of_sundays_of_days_before_1970_and_of_no_day) {
  StagedHistory history;
  const ModelProject project = read_models(project_files());
  for (const std::string& statement : project.statements.at(Dialect::duckdb)) history.warehouse.run(statement);
  const auto of = [&](const std::string& day) {
    return history.rows(
        fmt::format("select weekday_of(d), month_of(d), week_number(d), day_number(d) from (select "
                    "cast({} as date) as d)",
                    day));
  };
  EXPECT_THAT(of("'2015-04-12'"), ElementsAre("7, 2015-04-01, 2362, 20150412"));
  EXPECT_THAT(of("'1969-12-28'"), ElementsAre("7, 1969-12-01, -1, 19691228"));
  EXPECT_THAT(of("'1969-12-29'"), ElementsAre("1, 1969-12-01, 0, 19691229"));
  EXPECT_THAT(of("null"), ElementsAre("NULL, NULL, NULL, NULL"));
}

/// Says that it is BigQuery; its functions are there already.
class OtherWarehouse : public DuckdbWarehouse {
 public:
  OtherWarehouse() : DuckdbWarehouse(DuckConnection::in_memory(), ".") {}
  Dialect dialect() const override { return Dialect::bigquery; }
};

TEST(Dialects, functions_that_die_with_their_job_are_not_made_by_build_models) {
  const ProjectFiles files = {{"dialects/bigquery.sql", "no statement that DuckDB knows;\n"},
                              {"core/a.sql", "select 1 as x"}};
  OtherWarehouse warehouse;
  build_models(warehouse, read_models(files));
  EXPECT_EQ(as_int(rows_of(warehouse, "select x from a")[0][0]), 1);
}

}  // namespace
}  // namespace tonearm
