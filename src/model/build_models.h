// Runs the models on a warehouse, then their data tests.
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "model/model_project.h"
#include "model/test_failure.h"

namespace tonearm {

/// Called before each step: its name ("fact_scrobbles", "data tests"), its number from 1, how many in all.
using BuildProgress = std::function<void(std::string_view step, std::size_t number, std::size_t total)>;

/// Makes or replaces every model's table from the loaded `staged_…` tables. Returns what the tests found, nothing where
/// all is well; whether the tables may be used is the caller's to say. Throws Error(look_into_data) that names the
/// model where its SQL fails.
std::vector<TestFailure> build_models(Warehouse& warehouse, const ModelProject& project,
                                      const BuildProgress& progress = {});

}  // namespace tonearm
