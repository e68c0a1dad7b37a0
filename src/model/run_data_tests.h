// The data tests, run on built tables.
#pragma once
#include <vector>

#include "model/model_project.h"
#include "model/test_failure.h"

namespace tonearm {

/// All tests of one model's columns. Those that look at one row alone share one scan; failing rows of `unique` are the
/// values that stand more than once. NULL passes all but not_null.
std::vector<TestFailure> run_column_tests(Warehouse& warehouse, const ModelTests& tests);

/// Nothing where the select gives no row.
std::vector<TestFailure> run_singular_test(Warehouse& warehouse, const SingularTest& test);

}  // namespace tonearm
