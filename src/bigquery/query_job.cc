#include "bigquery/query_job.h"

#include <optional>

#include "bigquery/bigquery_errors.h"
#include "bigquery/bigquery_values.h"

namespace tonearm {
namespace {

using Json = nlohmann::json;

constexpr int kTries = 5;
constexpr const char* kLongestAnswer = "2000";  // ms that the service waits for the end, so that an interrupt is seen
constexpr const char* kSubject = "BigQuery";

constexpr const char* kStopped = "stopped";

/// {"error": …} of a page is about the job, or about asking for it: the job knows.
const std::vector<int> kPerhapsTheJobs = {400, 403, 404, 409, 500, 502, 503, 504};

}  // namespace

Json query_configuration(const BigquerySettings& settings, const std::string& dataset, const std::string& sql,
                         const std::vector<Value>& parameters) {
  Json query = {{"query", sql},
                {"useLegacySql", false},
                {"defaultDataset", {{"projectId", settings.project}, {"datasetId", dataset}}}};
  if (settings.maximum_bytes_billed > 0) query["maximumBytesBilled"] = std::to_string(settings.maximum_bytes_billed);
  if (!parameters.empty()) {
    query["parameterMode"] = "POSITIONAL";
    query["queryParameters"] = query_parameters(parameters);
  }
  return {{"query", std::move(query)}};
}

/// Says which job runs, while it does.
struct QueryRunner::UnderWay {
  UnderWay(QueryRunner& of, std::string new_id) : runner(of), id(std::move(new_id)) { set(id); }
  ~UnderWay() { set(""); }
  UnderWay(const UnderWay&) = delete;
  UnderWay& operator=(const UnderWay&) = delete;

  void set(const std::string& job) {
    const std::lock_guard lock(runner.mutex_);
    runner.under_way_ = job;
    runner.stopped_ = false;
  }
  QueryRunner& runner;
  const std::string id;
};

struct QueryRunner::Outcome {
  std::optional<GoogleProblem> problem;
  Json page;  // the first one, where there is no problem
};

void QueryRunner::run(const std::string& sql, const std::vector<Value>& parameters,
                      const std::function<void(const Row&)>& on_row) {
  const Json configuration = query_configuration(api_.settings(), dataset_, functions_.in_front_of(sql), parameters);
  std::chrono::milliseconds wait = api_.settings().first_wait;
  for (int tried = 1;; ++tried, wait *= 2) {
    const UnderWay under_way(*this, new_query_id());
    const Outcome outcome = attempt(under_way.id, configuration);
    if (!outcome.problem) return give_rows(under_way.id, outcome.page, on_row);
    if (tried == kTries || !is_passing_reason(outcome.problem->reason)) throw failed(*outcome.problem, sql);
    api_.clock().sleep(wait);
  }
}

Error QueryRunner::failed(const GoogleProblem& problem, const std::string& sql) const {
  const Error error = bigquery_error(problem, api_.settings(), kSubject);
  return problem.reason == kStopped ? error : in_statement(error, sql);
}

QueryRunner::Outcome QueryRunner::attempt(const std::string& id, const Json& configuration) {
  const BigqueryJobs::Inserted inserted = jobs_.insert(id, configuration, kSubject);
  if (inserted.refused) return {inserted.refused, {}};
  if (const auto problem = failure_of(inserted.job)) return {problem, {}};
  Outcome outcome = first_page(id);
  if (!outcome.problem) count_bytes(id);
  return outcome;
}

QueryRunner::Outcome QueryRunner::first_page(const std::string& id) {
  for (int refused = 0;;) {
    BigqueryAnswer answer = results(id, "", kPerhapsTheJobs);
    if (is_stopped()) {
      jobs_.cancel(id);  // again, because it may not have been there the first time
      return {GoogleProblem{0, kStopped, ""}, {}};
    }
    if (answer.status < 300 && answer.body.value("jobComplete", false)) return {std::nullopt, std::move(answer.body)};
    if (answer.status < 300) continue;
    if (const auto problem = failure_of(jobs_.get(id, kSubject))) return {problem, {}};
    if (answer.status < 500 || ++refused == kTries) return {answer.problem, {}};
    api_.clock().sleep(api_.settings().first_wait);
  }
}

BigqueryAnswer QueryRunner::results(const std::string& id, const std::string& page_token,
                                    const std::vector<int>& wanted) {
  BigqueryRequest request{"GET", "/queries/" + id, kSubject};
  request.query = {
      {"location", api_.location()}, {"timeoutMs", kLongestAnswer}, {"formatOptions.useInt64Timestamp", "true"}};
  if (!page_token.empty()) request.query.emplace_back("pageToken", page_token);
  request.wanted = wanted;
  return api_.send(request);
}

void QueryRunner::give_rows(const std::string& id, Json page, const std::function<void(const Row&)>& on_row) {
  const Json fields = page.value("/schema/fields"_json_pointer, Json::array());
  for (;;) {
    if (page.contains("rows"))
      for (const Json& row : page["rows"]) on_row(row_of(row, fields));
    const std::string next = page.value("pageToken", "");
    if (next.empty()) return;
    if (is_stopped()) throw failed({0, kStopped, ""}, "");
    page = results(id, next, {}).body;
  }
}

void QueryRunner::count_bytes(const std::string& id) {
  const Json job = jobs_.get(id, kSubject);
  const std::string billed = job.value("/statistics/query/totalBytesBilled"_json_pointer, "0");
  api_.count_bytes(std::stoll(billed));
}

bool QueryRunner::is_stopped() {
  const std::lock_guard lock(mutex_);
  return stopped_;
}

void QueryRunner::interrupt() {
  std::string id;
  {
    const std::lock_guard lock(mutex_);
    if (under_way_.empty() || stopped_) return;
    stopped_ = true;
    id = under_way_;
  }
  try {
    jobs_.cancel(id);
  } catch (const Error&) {  // the query's own thread asks again, and says what is wrong
  }
}

}  // namespace tonearm
