#include "model/test_plan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tonearm {
namespace {

using Kind = DataTest::Kind;
constexpr int kSamples = 5;

bool looks_at_one_row(const DataTest& test) {
  return test.kind == Kind::not_null || test.kind == Kind::accepted_values;
}

/// True for a failing row of `tested`, the alias of the model's table; not for `unique`.
std::string failing(const DataTest& test) {
  switch (test.kind) {
    case Kind::not_null:
      return fmt::format("tested.{} is null", test.column);
    case Kind::accepted_values:
      return fmt::format("tested.{} not in ({})", test.column, fmt::join(test.values, ", "));
    default:
      return fmt::format(
          "tested.{0} is not null and not exists (select 1 from {1} as other where other.{2} = tested.{0})",
          test.column, test.to, test.field);
  }
}

std::string repeated_values(const std::string& model, const DataTest& test) {
  return fmt::format(
      "select tested.{0}, count(*) as times from {1} as tested where tested.{0} is not null group by tested.{0} having "
      "count(*) > 1",
      test.column, model);
}

PlannedTest planned(const ModelTests& tests, const DataTest& test) {
  const TestFailure name{tests.model, test_name(test.kind), test.column, 0, {}};
  if (test.kind == Kind::unique) return {name, repeated_values(tests.model, test), {test.column, "times"}};
  return {name,
          fmt::format("select tested.{} from {} as tested where {}", fmt::join(tests.columns, ", tested."), tests.model,
                      failing(test)),
          tests.columns};
}

/// `relationships` looks each value up once, however many rows hold it.
TestPart part_of(std::size_t place, const ModelTests& tests, const DataTest& test) {
  if (test.kind == Kind::unique)
    return {{place}, {"count(*)"}, fmt::format("({}) as failures", repeated_values(tests.model, test))};
  return {{place},
          {"coalesce(sum(tested.times), 0)"},
          fmt::format("(select {0}, count(*) as times from {1} group by {0}) as tested where {2}", test.column,
                      tests.model, failing(test))};
}

void add_tests(const ModelTests& tests, TestPlan& plan) {
  TestPart shared{{}, {}, tests.model + " as tested"};
  for (const DataTest& test : tests.tests) {
    const std::size_t place = plan.tests.size();
    plan.tests.push_back(planned(tests, test));
    if (!looks_at_one_row(test)) {
      plan.parts.push_back(part_of(place, tests, test));
      continue;
    }
    shared.counts.push_back(fmt::format("countif({})", failing(test)));
    shared.tests.push_back(place);
  }
  if (!shared.tests.empty()) plan.parts.push_back(std::move(shared));
}

void add_test(const SingularTest& test, TestPlan& plan) {
  // on lines of its own: the text begins, and may end, with a comment
  const std::string rows = fmt::format("select * from (\n{}\n) as failures", test.sql);
  plan.parts.push_back({{plan.tests.size()}, {"count(*)"}, fmt::format("(\n{}\n) as failures", test.sql)});
  plan.tests.push_back({{"", test.name, "", 0, {}}, rows, {}});
}

std::string part_sql(std::size_t number, const TestPart& part) {
  std::string counts;
  for (const std::string& count : part.counts)
    counts += fmt::format("{}cast({} as string)", counts.empty() ? "" : ", ' ', ", count);
  return fmt::format("select {} as part, concat({}) as counts from {}", number, counts, part.from);
}

}  // namespace

TestPlan plan_data_tests(const ModelProject& project) {
  TestPlan plan;
  for (const ModelTests& tests : project.tests) add_tests(tests, plan);
  for (const SingularTest& test : project.singular_tests) add_test(test, plan);
  return plan;
}

std::string counting_sql(const TestPlan& plan) {
  std::string sql;
  for (std::size_t i = 0; i < plan.parts.size(); ++i) sql += (i ? "\nunion all\n" : "") + part_sql(i, plan.parts[i]);
  return sql;
}

std::string sample_sql(const PlannedTest& test) { return fmt::format("{} limit {}", test.failing_rows, kSamples); }

}  // namespace tonearm
