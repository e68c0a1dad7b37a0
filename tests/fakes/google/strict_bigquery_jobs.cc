#include "fakes/google/strict_bigquery_jobs.h"

#include <algorithm>
#include <regex>

namespace tonearm {
namespace {

using Json = nlohmann::json;

bool is_done(const Json& job) { return job["status"]["state"] == "DONE"; }

/// What jobs.getQueryResults answers for a job that failed: the reasons for trying a request again become the job's
/// own. https://cloud.google.com/bigquery/docs/error-messages
std::pair<int, std::string> as_http(const std::string& reason) {
  if (reason == "accessDenied" || reason == "quotaExceeded" || reason == "billingNotEnabled") return {403, reason};
  if (reason == "notFound") return {404, reason};
  if (reason == "backendError") return {400, "jobBackendError"};
  if (reason == "rateLimitExceeded") return {400, "jobRateLimitExceeded"};
  if (reason == "internalError") return {400, "jobInternalError"};
  return {400, reason};
}

/// Microseconds as the service writes them where nobody asked for whole numbers: "1.429051511E9".
std::string as_seconds(const std::string& micros) {
  char text[40];
  std::snprintf(text, sizeof text, "%.9E", std::stod(micros) / 1e6);
  return text;
}

std::string month_in(const std::string& uri) {
  static const std::regex month("/year=(\\d{4})/month=(\\d{2})/");
  std::smatch found;
  return std::regex_search(uri, found, month) ? found[1].str() + found[2].str() : "__NULL__";
}

}  // namespace

void BigqueryJobBook::finish_all() {
  for (auto& [id, job] : jobs_)
    if (!is_done(job.resource)) finish(job);
}

std::vector<std::string> BigqueryJobBook::ids(const std::string& part) const {
  std::vector<std::string> found;
  for (const std::string& id : order_)
    if (id.find(part) != std::string::npos) found.push_back(id);
  return found;
}

FakeAnswer BigqueryJobBook::answer_jobs(const FakeRequest& request, const std::vector<std::string>& rest) {
  if (rest.empty()) return request.method == "POST" ? insert(request) : list(request);
  const auto found = jobs_.find(rest[0]);
  if (found == jobs_.end() || is_of_another_place(found->second, request))
    return bigquery_refusal(404, "notFound", "Not found: Job " + project_ + ":" + rest[0]);
  Job& job = found->second;
  if (rest.size() == 2 && rest[1] == "cancel") {
    if (!is_done(job.resource)) fail(job, "stopped", "Job execution was cancelled: User requested cancellation");
    return bigquery_answer({{"job", job.resource}});
  }
  look_at(job);
  return bigquery_answer(job.resource);
}

/// Outside of US and EU a job is found only where its location is said; here everywhere.
bool BigqueryJobBook::is_of_another_place(const Job& job, const FakeRequest& request) const {
  return request.parameter("location") != job.resource["jobReference"]["location"];
}

FakeAnswer BigqueryJobBook::insert(const FakeRequest& request) {
  Json resource = Json::parse(request.body);
  const std::string id = resource["jobReference"]["jobId"], location = resource["jobReference"]["location"];
  if (!std::regex_match(id, std::regex("[A-Za-z0-9_-]{1,1024}")))
    return bigquery_refusal(400, "invalid", "Invalid job ID");
  if (jobs_.contains(id))
    return bigquery_refusal(409, "duplicate", "Already Exists: Job " + project_ + ":" + location + "." + id);
  const Json& configuration = resource["configuration"];
  if (!are_legal_labels(configuration.value("labels", Json::object())))
    return bigquery_refusal(400, "invalid", "Invalid label");
  if (const std::string wrong = wrong_in(configuration, location); !wrong.empty())
    return bigquery_refusal(wrong.starts_with("Not found") ? 404 : 400,
                            wrong.starts_with("Not found") ? "notFound" : "invalid", wrong);
  resource["status"] = {{"state", "RUNNING"}};
  resource["statistics"] = Json::object();
  Job& job = jobs_[id] = {std::move(resource), fate_of(id)};
  order_.push_back(id);
  if (job.fate.looks == 0) finish(job);
  return bigquery_answer(job.resource);
}

std::string BigqueryJobBook::wrong_in(const Json& configuration, const std::string& location) {
  const bool loads = configuration.contains("load");
  if (!loads && configuration["query"].value("useLegacySql", true)) return "Syntax error: this is no legacy SQL";
  const std::string dataset = loads ? configuration["load"]["destinationTable"]["datasetId"]
                                    : configuration["query"]["defaultDataset"]["datasetId"];
  const FakeDataset* const found = catalog_.dataset(dataset);
  if (!found || found->resource["location"] != location)
    return "Not found: Dataset " + project_ + ":" + dataset + " was not found in location " + location;
  return loads ? wrong_in_load(configuration["load"]) : "";
}

std::string BigqueryJobBook::wrong_in_load(const Json& load) const {
  const Json& uris = load["sourceUris"];
  if (uris.empty() || uris.size() > 10'000) return "Number of source URIs must be between 1 and 10000";
  for (const Json& uri : uris)
    if (!uri.get<std::string>().starts_with("gs://")) return "Invalid source URI " + uri.dump();
  return load["sourceFormat"] == "PARQUET" ? "" : "Unknown source format";
}

FakeAnswer BigqueryJobBook::list(const FakeRequest& request) const {
  Json jobs = Json::array();
  for (const std::string& id : order_) {
    const Json& job = jobs_.at(id).resource;
    if (request.parameter("stateFilter").empty() || !is_done(job))
      jobs.push_back({{"jobReference", job["jobReference"]}, {"state", job["status"]["state"]}});
  }
  return bigquery_answer({{"jobs", jobs}});
}

JobFate BigqueryJobBook::fate_of(const std::string& id) {
  const auto found = std::find_if(fates_.begin(), fates_.end(),
                                  [&](const auto& fate) { return id.find(fate.first) != std::string::npos; });
  if (found == fates_.end()) return {};
  const JobFate fate = found->second;
  fates_.erase(found);
  return fate;
}

void BigqueryJobBook::look_at(Job& job) {
  if (is_done(job.resource) || job.fate.looks < 0) return;
  if (--job.fate.looks < 1) finish(job);
}

void BigqueryJobBook::finish(Job& job) {
  if (!job.fate.reason.empty()) return fail(job, job.fate.reason, job.fate.message);
  job.resource["status"] = {{"state", "DONE"}};
  if (job.resource["configuration"].contains("load"))
    carry_out_load(job);
  else
    carry_out_query(job);
}

void BigqueryJobBook::fail(Job& job, const std::string& reason, const std::string& message) {
  const Json error = {{"reason", reason}, {"message", message}};
  job.resource["status"] = {{"state", "DONE"}, {"errorResult", error}, {"errors", Json::array({error})}};
}

void BigqueryJobBook::carry_out_load(Job& job) {
  const Json& load = job.resource["configuration"]["load"];
  const std::string whole_id = load["destinationTable"]["tableId"], id = whole_id.substr(0, whole_id.find('$'));
  FakeTable* const table = catalog_.table(load["destinationTable"]["datasetId"], id);
  if (!table) return fail(job, "notFound", "Not found: Table " + id);
  const Json &theirs = table->resource, &ours = load;
  for (const char* part : {"timePartitioning", "clustering"})
    if (theirs.value(part, Json()) != ours.value(part, Json()))
      return fail(job, "invalid", std::string("Incompatible table partitioning specification: ") + part);
  const auto same = [](const Json& a, const Json& b) {
    return a["name"] == b["name"] && modern_type(a["type"]) == modern_type(b["type"]);
  };
  const Json &one = theirs["schema"]["fields"], &other = ours["schema"]["fields"];
  if (!std::equal(one.begin(), one.end(), other.begin(), other.end(), same))
    return fail(job, "invalid", "Provided Schema does not match Table " + id);
  const std::string decorator = whole_id == id ? "" : whole_id.substr(id.size() + 1);
  if (!decorator.empty() && (!table->is_partitioned() || !std::regex_match(decorator, std::regex("\\d{6}"))))
    return fail(job, "invalid", "Invalid partition decorator $" + decorator);
  const bool truncates = load.value("writeDisposition", "WRITE_APPEND") == "WRITE_TRUNCATE";
  if (truncates && decorator.empty()) table->partitions.clear();
  if (truncates && !decorator.empty()) table->partitions.erase(decorator);
  for (const Json& uri : load["sourceUris"]) {
    const std::string month = table->is_partitioned() ? month_in(uri) : "";
    if (!decorator.empty() && month != decorator)
      return fail(job, "invalid", "Some rows belong to different partitions rather than destination partition");
    table->partitions[month].push_back(uri);
  }
}

/// Executes nothing, but a table that a statement creates is there afterwards.
void BigqueryJobBook::carry_out_query(Job& job) {
  const Json& query = job.resource["configuration"]["query"];
  const std::string sql = query["query"];
  job.resource["statistics"]["query"] = {{"totalBytesBilled", std::to_string(result_of(sql).bytes_billed)}};
  static const std::regex creates("create (?:or replace )?table `?(\\w+)`?");
  std::smatch found;
  if (!std::regex_search(sql, found, creates)) return;
  const std::string dataset = query["defaultDataset"]["datasetId"];
  catalog_.put_table(
      dataset, {{"tableReference", {{"projectId", project_}, {"datasetId", dataset}, {"tableId", found[1].str()}}}});
}

const QueryResult& BigqueryJobBook::result_of(const std::string& sql) const {
  static const QueryResult nothing;
  const auto found = std::find_if(results_.begin(), results_.end(),
                                  [&](const auto& result) { return sql.find(result.first) != std::string::npos; });
  return found == results_.end() ? nothing : found->second;
}

FakeAnswer BigqueryJobBook::answer_results(const FakeRequest& request, const std::vector<std::string>& rest) {
  const auto found = rest.empty() ? jobs_.end() : jobs_.find(rest[0]);
  if (found == jobs_.end() || is_of_another_place(found->second, request))
    return bigquery_refusal(404, "notFound", "Not found: Job");
  Job& job = found->second;
  look_at(job);
  if (!is_done(job.resource))
    return bigquery_answer({{"jobReference", job.resource["jobReference"]}, {"jobComplete", false}});
  if (job.resource["status"].contains("errorResult")) {
    const Json& error = job.resource["status"]["errorResult"];
    const auto [status, reason] = as_http(error["reason"]);
    return bigquery_refusal(status, reason, error["message"]);
  }
  return page_of(job, request);
}

FakeAnswer BigqueryJobBook::page_of(const Job& job, const FakeRequest& request) {
  const QueryResult& result = result_of(job.resource["configuration"]["query"]["query"]);
  Json answer = {{"jobReference", job.resource["jobReference"]}, {"jobComplete", true}, {"totalRows", "0"}};
  if (result.fields.empty()) return bigquery_answer(answer);
  answer["schema"] = {{"fields", result.fields}};
  answer["totalRows"] = std::to_string(result.rows.size());
  const std::string token = request.parameter("pageToken");
  const std::size_t from = token.empty() ? 0 : std::stoul(token.substr(4)), to = from + result.page;
  const bool whole = request.parameter("formatOptions.useInt64Timestamp") == "true";
  for (std::size_t r = from; r < std::min(to, result.rows.size()); ++r) {
    Json cells = Json::array();
    for (std::size_t c = 0; c < result.fields.size(); ++c) {
      const Json& value = result.rows[r].at(c);
      const bool is_time = result.fields[c]["type"] == "TIMESTAMP" && value.is_string();
      cells.push_back({{"v", is_time && !whole ? Json(as_seconds(value)) : value}});
    }
    answer["rows"].push_back({{"f", std::move(cells)}});
  }
  if (to < result.rows.size()) answer["pageToken"] = "page" + std::to_string(to);
  return bigquery_answer(answer);
}

}  // namespace tonearm
