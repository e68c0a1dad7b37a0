// One statement as a job, and its rows by pages.
#pragma once
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "bigquery/bigquery_jobs.h"
#include "bigquery/temporary_functions.h"
#include "core/error.h"
#include "core/value.h"

namespace tonearm {

/// The configuration of a query job: GoogleSQL, tables without a dataset are those of `dataset`, positional parameters.
nlohmann::json query_configuration(const BigquerySettings& settings, const std::string& dataset, const std::string& sql,
                                   const std::vector<Value>& parameters);

/// Statements, one after the other; `interrupt` may come from another thread.
class QueryRunner {
 public:
  QueryRunner(BigqueryApi& api, std::string dataset, TemporaryFunctions functions)
      : api_(api), jobs_(api), dataset_(std::move(dataset)), functions_(std::move(functions)) {}

  /// Runs `sql` to its end; a job that fails for a passing reason runs again under a new id, some times. Rows are given
  /// once. Throws Error.
  void run(const std::string& sql, const std::vector<Value>& parameters, const std::function<void(const Row&)>& on_row);
  void interrupt();

 private:
  struct Outcome;
  struct UnderWay;
  Outcome attempt(const std::string& id, const nlohmann::json& configuration);
  Outcome first_page(const std::string& id);
  void give_rows(const std::string& id, nlohmann::json page, const std::function<void(const Row&)>& on_row);
  BigqueryAnswer results(const std::string& id, const std::string& page_token, const std::vector<int>& wanted);
  void count_bytes(const std::string& id);
  Error failed(const GoogleProblem& problem, const std::string& sql) const;
  bool is_stopped();

  BigqueryApi& api_;
  BigqueryJobs jobs_;
  std::string dataset_;
  TemporaryFunctions functions_;
  std::mutex mutex_;
  std::string under_way_;  // the job's id, "" where none is
  bool stopped_ = false;
};

}  // namespace tonearm
