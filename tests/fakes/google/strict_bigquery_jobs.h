// Jobs of the strict BigQuery: ids that are used once, states that change as they are looked at, results by pages.
#pragma once
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "fakes/google/strict_bigquery_catalog.h"

namespace tonearm {

/// What becomes of a job.
struct JobFate {
  int looks = 0;       ///< it runs for so many looks at it; below 0 until it is cancelled
  std::string reason;  ///< it fails with this in the end, "" for a good end
  std::string message = "the job failed";
};

/// What a query gives; without fields it is a statement that gives nothing.
struct QueryResult {
  nlohmann::json fields = nlohmann::json::array();  ///< [{"name", "type"}]
  std::vector<std::vector<nlohmann::json>> rows;    ///< texts or null, timestamps as microseconds
  std::size_t page = 1000;
  std::int64_t bytes_billed = 0;
};

class BigqueryJobBook {
 public:
  BigqueryJobBook(std::string project, BigqueryCatalog& catalog) : project_(std::move(project)), catalog_(catalog) {}

  void next_job(const std::string& part, JobFate fate) { fates_.emplace_back(part, fate); }
  void answer(const std::string& part, QueryResult result) { results_.emplace_back(part, std::move(result)); }
  void finish_all();
  std::vector<std::string> ids(const std::string& part) const;
  const nlohmann::json& resource(const std::string& id) const { return jobs_.at(id).resource; }

  /// `rest`: the parts of the path below "jobs" and "queries".
  FakeAnswer answer_jobs(const FakeRequest& request, const std::vector<std::string>& rest);
  FakeAnswer answer_results(const FakeRequest& request, const std::vector<std::string>& rest);

 private:
  struct Job {
    nlohmann::json resource;
    JobFate fate;
  };
  FakeAnswer insert(const FakeRequest& request);
  FakeAnswer list(const FakeRequest& request) const;
  FakeAnswer page_of(const Job& job, const FakeRequest& request);
  JobFate fate_of(const std::string& id);
  const QueryResult& result_of(const std::string& sql) const;
  void look_at(Job& job);
  void finish(Job& job);
  void fail(Job& job, const std::string& reason, const std::string& message);
  bool is_of_another_place(const Job& job, const FakeRequest& request) const;
  void carry_out_load(Job& job);
  void carry_out_query(Job& job);
  std::string wrong_in(const nlohmann::json& configuration, const std::string& location);
  std::string wrong_in_load(const nlohmann::json& load) const;

  const std::string project_;
  BigqueryCatalog& catalog_;
  std::map<std::string, Job> jobs_;
  std::vector<std::string> order_;
  std::deque<std::pair<std::string, JobFate>> fates_;
  std::vector<std::pair<std::string, QueryResult>> results_;
};

}  // namespace tonearm
