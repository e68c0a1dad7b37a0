#include "model/run_data_tests.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tonearm {
namespace {

using Kind = DataTest::Kind;
constexpr std::size_t kSamples = 5;

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

std::string failing_rows(const ModelTests& tests, const DataTest& test) {
  if (test.kind == Kind::unique) return repeated_values(tests.model, test);
  return fmt::format("select tested.{} from {} as tested where {}", fmt::join(tests.columns, ", tested."), tests.model,
                     failing(test));
}

Value only_cell(Warehouse& warehouse, const std::string& sql) { return rows_of(warehouse, sql).front().front(); }

/// Failing rows of each test in `shared`, in one scan.
std::vector<std::int64_t> count_in_one_scan(Warehouse& warehouse, const std::string& model,
                                            const std::vector<const DataTest*>& shared) {
  if (shared.empty()) return {};
  std::vector<std::string> counts;
  for (const DataTest* test : shared) counts.push_back(fmt::format("countif({})", failing(*test)));
  const auto rows = rows_of(warehouse, fmt::format("select {} from {} as tested", fmt::join(counts, ", "), model));
  std::vector<std::int64_t> failures;
  for (const Value& value : rows.front()) failures.push_back(as_int(value));
  return failures;
}

/// Failing rows of `unique` and `relationships`: the latter looks each value up once, however many rows hold it.
std::int64_t count_alone(Warehouse& warehouse, const ModelTests& tests, const DataTest& test) {
  if (test.kind == Kind::relationships) {
    const std::string values =
        fmt::format("(select {0}, count(*) as times from {1} group by {0})", test.column, tests.model);
    return as_int(only_cell(
        warehouse, fmt::format("select cast(coalesce(sum(tested.times), 0) as int64) from {} as tested where {}",
                               values, failing(test))));
  }
  return as_int(only_cell(warehouse, fmt::format("select count(*) from ({}) as failures", failing_rows(tests, test))));
}

TestFailure with_samples(Warehouse& warehouse, const ModelTests& tests, const DataTest& test, std::int64_t count) {
  TestFailure failure{tests.model, test_name(test.kind), test.column, count, {}};
  const std::vector<std::string> repeated = {test.column, "times"};
  const auto& columns = test.kind == Kind::unique ? repeated : tests.columns;
  warehouse.query(fmt::format("{} limit {}", failing_rows(tests, test), kSamples), {},
                  [&](const Row& row) { failure.sample_rows.push_back(format_row(row, columns)); });
  return failure;
}

}  // namespace

std::vector<TestFailure> run_column_tests(Warehouse& warehouse, const ModelTests& tests) {
  std::vector<const DataTest*> shared;
  for (const DataTest& test : tests.tests)
    if (looks_at_one_row(test)) shared.push_back(&test);
  const std::vector<std::int64_t> counts = count_in_one_scan(warehouse, tests.model, shared);

  std::vector<TestFailure> failures;
  auto shared_count = counts.begin();
  for (const DataTest& test : tests.tests) {
    const std::int64_t count = looks_at_one_row(test) ? *shared_count++ : count_alone(warehouse, tests, test);
    if (count > 0) failures.push_back(with_samples(warehouse, tests, test, count));
  }
  return failures;
}

std::vector<TestFailure> run_singular_test(Warehouse& warehouse, const SingularTest& test) {
  TestFailure failure{"", test.name, "", 0, {}};
  warehouse.query(test.sql, {}, [&](const Row& row) {
    if (++failure.failing_rows <= static_cast<std::int64_t>(kSamples))
      failure.sample_rows.push_back(format_row(row, {}));
  });
  if (failure.failing_rows == 0) return {};
  return {failure};
}

}  // namespace tonearm
