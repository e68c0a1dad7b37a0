// The data tests of a project as SQL: one statement that counts every failing row, and one a test that shows some.
#pragma once
#include <string>
#include <vector>

#include "model/model_project.h"
#include "model/test_failure.h"

namespace tonearm {

struct PlannedTest {
  TestFailure name;                  ///< without rows
  std::string failing_rows;          ///< a select
  std::vector<std::string> columns;  ///< of failing_rows, for people; none for a singular test
};

/// Tests that one scan can answer: those that look at one row alone share one a model.
struct TestPart {
  std::vector<std::size_t> tests;   ///< their places in TestPlan::tests
  std::vector<std::string> counts;  ///< failing rows of each, as one aggregate over `from`
  std::string from;
};

struct TestPlan {
  std::vector<PlannedTest> tests;
  std::vector<TestPart> parts;
};

/// Failing rows of `unique` are the values that stand more than once. NULL passes all but not_null.
TestPlan plan_data_tests(const ModelProject& project);

/// All counts in one statement, for BigQuery runs one job as fast as a hundred in parallel and bills each by itself.
/// Rows: (place in plan.parts, the counts of its tests as text, a blank between two).
std::string counting_sql(const TestPlan& plan);

/// Up to 5 failing rows.
std::string sample_sql(const PlannedTest& test);

}  // namespace tonearm
