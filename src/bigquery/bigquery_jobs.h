// Jobs with ids of ours: asked for twice, they run once.
// https://cloud.google.com/bigquery/docs/running-jobs#generate-jobid
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "bigquery/bigquery_api.h"

namespace tonearm {

/// "tonearm_q_" and 128 random bits.
std::string new_query_id();

/// What a job that is DONE failed of; nothing where it succeeded or goes on.
std::optional<GoogleProblem> failure_of(const nlohmann::json& job);
bool is_done(const nlohmann::json& job);

class BigqueryJobs {
 public:
  explicit BigqueryJobs(BigqueryApi& api) : api_(api) {}

  struct Inserted {
    nlohmann::json job;
    bool was_there = false;  ///< under this id already: of an earlier run, or of a request whose answer was lost
    std::optional<GoogleProblem> refused = {};  ///< BigQuery did not begin it; there is no job
  };
  /// `configuration` without labels, which are added.
  Inserted insert(const std::string& id, nlohmann::json configuration, const std::string& subject);

  nlohmann::json get(const std::string& id, const std::string& subject);
  /// Waits, looking ever more rarely, until it is DONE.
  nlohmann::json finished(nlohmann::json job, const std::string& subject);
  /// Asks it to end; whether it does, the job says.
  void cancel(const std::string& id);

 private:
  BigqueryApi& api_;
};

}  // namespace tonearm
