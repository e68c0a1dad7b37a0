#include "bigquery/bigquery_jobs.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace tonearm {

using Json = nlohmann::json;

std::string new_query_id() {
  std::random_device random;
  std::string id = "tonearm_q_";
  for (int part = 0; part < 4; ++part) id += fmt::format("{:08x}", static_cast<std::uint32_t>(random()));
  return id;
}

bool is_done(const Json& job) { return job.value("/status/state"_json_pointer, "") == "DONE"; }

std::optional<GoogleProblem> failure_of(const Json& job) {
  const Json::json_pointer place("/status/errorResult");
  if (!is_done(job) || !job.contains(place)) return std::nullopt;
  const Json& error = job.at(place);
  return GoogleProblem{0, error.value("reason", ""), error.value("message", "")};
}

BigqueryJobs::Inserted BigqueryJobs::insert(const std::string& id, Json configuration, const std::string& subject) {
  const BigquerySettings& settings = api_.settings();
  configuration["labels"] = {{"tonearm", settings.command}};
  const Json job = {{"jobReference", {{"projectId", settings.project}, {"jobId", id}, {"location", api_.location()}}},
                    {"configuration", std::move(configuration)}};
  BigqueryAnswer answer = api_.send({"POST", "/jobs", subject, job, {}, {}, {400, 403, 404, 409}});
  if (answer.status == 409) return {get(id, subject), true};
  if (answer.status >= 300) return {Json::object(), false, answer.problem};
  api_.count_job();
  return {std::move(answer.body), false};
}

Json BigqueryJobs::get(const std::string& id, const std::string& subject) {
  return api_.send({"GET", "/jobs/" + id, subject, nullptr, {{"location", api_.location()}}}).body;
}

Json BigqueryJobs::finished(Json job, const std::string& subject) {
  std::chrono::milliseconds wait = api_.settings().first_poll;
  while (!is_done(job)) {
    api_.clock().sleep(wait);
    wait = std::min(2 * wait, api_.settings().longest_poll);
    job = get(job.at("jobReference").at("jobId"), subject);
  }
  return job;
}

void BigqueryJobs::cancel(const std::string& id) {
  api_.send({"POST",
             "/jobs/" + id + "/cancel",
             "the end of a query",
             Json::object(),
             {{"location", api_.location()}},
             {},
             {400, 403, 404, 409}});
}

}  // namespace tonearm
