#include "model/model_project.h"

#include <gmock/gmock.h>

#include "core/error.h"

namespace tonearm {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> names(const std::vector<Model>& models) {
  std::vector<std::string> result;
  for (const Model& model : models) result.push_back(model.name);
  return result;
}

/// What the error says and advises.
std::string refusal(const ProjectFiles& files) try {
  read_models(files);
  return "nothing refused";
} catch (const Error& error) {
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  return std::string(error.what()) + " | " + error.what_to_do();
}

TEST(ModelProject, builds_each_model_after_all_that_it_reads) {
  const ModelProject project = read_models({{"marts/a.sql", "select * from {{ ref('c') }}, {{ ref('b') }}"},
                                            {"core/b.sql", "select * from {{ ref('c') }}"},
                                            {"core/c.sql", "select 1 as x"}});
  EXPECT_THAT(names(project.models), ElementsAre("c", "b", "a"));
}

TEST(ModelProject, names_the_circle_when_models_need_each_other) {
  EXPECT_THAT(refusal({{"core/a.sql", "select * from {{ ref('b') }}"},
                       {"core/b.sql", "select * from {{ ref('c') }}"},
                       {"core/c.sql", "select * from {{ ref('b') }}"}}),
              HasSubstr("b → c → b"));
}

TEST(ModelProject, names_the_nearest_model_when_a_ref_is_unknown) {
  EXPECT_THAT(
      refusal({{"core/dim_artist.sql", "select 1 as x"}, {"marts/m.sql", "select * from {{ ref('dim_artst') }}"}}),
      AllOf(HasSubstr("model m reads dim_artst"), HasSubstr("Did you mean dim_artist?")));
}

TEST(ModelProject, names_file_and_nearest_staged_table_when_a_source_is_unknown) {
  EXPECT_THAT(refusal({{"core/f.sql", "select * from {{ source('staged', 'scrobles') }}"}}),
              AllOf(HasSubstr("core/f.sql"), HasSubstr("Did you mean scrobbles?")));
}

TEST(ModelProject, tells_models_tests_and_dialects_apart_by_folder) {
  const ModelProject project = read_models({{"models/core/a.sql", "select 1 as x"},
                                            {"models/tests/t.sql", "select * from {{ ref('a') }}"},
                                            {"models/dialects/duckdb.sql", "create macro m() as 1;\n"},
                                            {"models/dbt_project.yml", "models: {tonearm: {+materialized: table}}"},
                                            {"models/README.md", "{{ anything }}"}});
  EXPECT_THAT(names(project.models), ElementsAre("a"));
  ASSERT_EQ(project.singular_tests.size(), 1u);
  EXPECT_EQ(project.singular_tests[0].sql, "select * from a");
  EXPECT_THAT(project.statements.at(Dialect::duckdb), ElementsAre("create macro m() as 1"));
}

TEST(ModelProject, reads_the_four_generic_tests) {
  const ModelProject project = read_models({{"core/a.sql", "select 1 as x"}, {"core/core.yml", R"(
models:
  - name: a
    columns:
      - name: x
        data_tests:
          - not_null
          - unique
          - accepted_values:
              arguments: {values: [1, 2], quote: false}
          - relationships: {to: ref('a'), field: x}
      - name: y
        data_tests:
          - accepted_values: {arguments: {values: ["it's"]}}
)"}});
  const ModelTests& tests = project.tests.at(0);
  EXPECT_THAT(tests.columns, ElementsAre("x", "y"));
  ASSERT_EQ(tests.tests.size(), 5u);
  EXPECT_EQ(tests.tests[0].kind, DataTest::Kind::not_null);
  EXPECT_EQ(tests.tests[1].kind, DataTest::Kind::unique);
  EXPECT_THAT(tests.tests[2].values, ElementsAre("1", "2"));
  EXPECT_EQ(tests.tests[3].to + "." + tests.tests[3].field, "a.x");
  EXPECT_THAT(tests.tests[4].values, ElementsAre("'it''s'"));
}

TEST(ModelProject, refuses_tests_that_would_never_run) {
  const auto with = [](const std::string& yml) {
    return refusal({{"core/a.sql", "select 1 as x"}, {"core/core.yml", "models:\n  - name: " + yml}});
  };
  EXPECT_THAT(with("b"), HasSubstr("there is no model b"));
  EXPECT_THAT(with("a\n    columns: [{name: x, data_tests: [not_nul]}]"), HasSubstr("Did you mean not_null?"));
  EXPECT_THAT(with("a\n    data_tests: [unique]"), HasSubstr("outside its columns"));
  EXPECT_THAT(with("a\n    columns: [{name: x, data_tests: [{relationships: {to: ref('c'), field: x}}]}]"),
              HasSubstr("there is no model c"));
  EXPECT_THAT(with("a\n  columns: ]"), HasSubstr("core.yml"));
}

}  // namespace
}  // namespace tonearm
