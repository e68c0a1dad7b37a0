// BigQuery's REST API, version 2: one request, its JSON, errors with their remedy.
// https://cloud.google.com/bigquery/docs/reference/rest
#pragma once
#include <cstdint>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "bigquery/bigquery_settings.h"
#include "google/google_api.h"
#include "ports/clock.h"

namespace tonearm {

struct BigqueryRequest {
  std::string method;   ///< GET, POST, PATCH, DELETE
  std::string path;     ///< below the project: "/datasets/d/tables"
  std::string subject;  ///< for messages: "the dataset p.d"
  nlohmann::json body = nullptr;
  std::vector<std::pair<std::string, std::string>> query = {};
  std::string only_if = {};      ///< an etag: 412 where it is another one
  std::vector<int> wanted = {};  ///< statuses that the caller understands
};

struct BigqueryAnswer {
  int status = 0;
  nlohmann::json body;    ///< an empty object where there is none
  GoogleProblem problem;  ///< where the status is 300 or more
};

/// What was asked of BigQuery so far.
struct BigqueryUsage {
  std::int64_t jobs = 0;
  std::int64_t bytes_billed = 0;
};

/// Several threads may use it at once. All requests may be sent twice without harm: jobs have ids of ours.
class BigqueryApi {
 public:
  BigqueryApi(GoogleApi& google, Clock& clock, BigquerySettings settings);

  /// The answer whose status is below 300 or in `wanted`; throws Error for any other.
  BigqueryAnswer send(const BigqueryRequest& request);

  /// The location of the dataset, asked for once. Throws Error(fix_setup) where there is no such dataset, or where it
  /// lies elsewhere than the settings say.
  std::string location();
  /// Its resource. Throws Error(fix_setup) where it is not there.
  nlohmann::json dataset(const std::string& id);

  const BigquerySettings& settings() const { return settings_; }
  Clock& clock() { return clock_; }
  /// "p.d.t", for messages and for SQL in backticks.
  std::string name_of(const std::string& dataset, const std::string& table) const;

  void count_job() { add(1, 0); }
  void count_bytes(std::int64_t billed) { add(0, billed); }
  BigqueryUsage usage() const;

 private:
  void add(std::int64_t jobs, std::int64_t bytes);

  GoogleApi& google_;
  Clock& clock_;
  const BigquerySettings settings_;
  mutable std::mutex mutex_;
  std::string location_;
  BigqueryUsage usage_;
};

}  // namespace tonearm
