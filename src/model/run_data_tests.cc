#include "model/run_data_tests.h"

#include <sstream>

namespace tonearm {
namespace {

/// Failing rows of each test of the plan.
std::vector<std::int64_t> count_failing_rows(Warehouse& warehouse, const TestPlan& plan) {
  std::vector<std::int64_t> counts(plan.tests.size());
  warehouse.query(counting_sql(plan), {}, [&](const Row& row) {
    std::istringstream numbers(as_string(row.at(1)));
    for (const std::size_t test : plan.parts.at(static_cast<std::size_t>(as_int(row.at(0)))).tests)
      numbers >> counts[test];
  });
  return counts;
}

TestFailure with_samples(Warehouse& warehouse, const PlannedTest& test, std::int64_t count) {
  TestFailure failure = test.name;
  failure.failing_rows = count;
  warehouse.query(sample_sql(test), {},
                  [&](const Row& row) { failure.sample_rows.push_back(format_row(row, test.columns)); });
  return failure;
}

}  // namespace

std::vector<TestFailure> run_data_tests(Warehouse& warehouse, const TestPlan& plan) {
  if (plan.tests.empty()) return {};
  const std::vector<std::int64_t> counts = count_failing_rows(warehouse, plan);
  std::vector<TestFailure> failures;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) failures.push_back(with_samples(warehouse, plan.tests[i], counts[i]));
  return failures;
}

}  // namespace tonearm
