// The data tests, run on built tables.
#pragma once
#include <vector>

#include "model/test_plan.h"

namespace tonearm {

/// What fails, in the order of the plan: one statement counts, and one more a failing test shows rows of it.
std::vector<TestFailure> run_data_tests(Warehouse& warehouse, const TestPlan& plan);

}  // namespace tonearm
