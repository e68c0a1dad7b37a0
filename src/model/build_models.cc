#include "model/build_models.h"

#include <fmt/format.h>

#include "model/run_data_tests.h"

namespace tonearm {
namespace {

/// Names each step to the listener of progress, and in the errors that leave it.
class Steps {
 public:
  Steps(const BuildProgress& progress, std::size_t total) : progress_(progress), total_(total) {}

  void run(const std::string& name, const std::function<void()>& step) try {
    ++number_;
    if (progress_) progress_(name, number_, total_);
    step();
  } catch (const Error& error) {
    throw error.on(name);
  }

 private:
  const BuildProgress& progress_;
  std::size_t total_, number_ = 0;
};

void run_dialect_statements(Warehouse& warehouse, const ModelProject& project) {
  if (warehouse.dialect() == Dialect::bigquery) return;  // functions_of, in front of what calls them
  const auto found = project.statements.find(warehouse.dialect());
  if (found == project.statements.end()) return;
  for (const std::string& statement : found->second) warehouse.run(statement);
}

}  // namespace

std::vector<TestFailure> build_models(Warehouse& warehouse, const ModelProject& project,
                                      const BuildProgress& progress) {
  Steps steps(progress, project.models.size() + 1);
  run_dialect_statements(warehouse, project);
  for (const Model& model : project.models)
    steps.run(model.name,
              [&] { warehouse.run(fmt::format("create or replace table {} as\n{}", model.name, model.sql)); });

  std::vector<TestFailure> failures;
  steps.run("data tests", [&] { failures = run_data_tests(warehouse, plan_data_tests(project)); });
  return failures;
}

}  // namespace tonearm
