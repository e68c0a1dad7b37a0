#include "bigquery/bigquery_api.h"

#include <fmt/format.h>

#include <algorithm>

#include "bigquery/bigquery_errors.h"

namespace tonearm {
namespace {

using Json = nlohmann::json;

/// Statuses whose bodies say the reason; which of them are errors is decided here.
std::vector<int> with_reasons(std::vector<int> wanted) {
  wanted.insert(wanted.end(), {400, 403, 404, 409, 412});
  return wanted;
}

Json body_of(const HttpAnswer& answer, const std::string& subject) {
  if (answer.body.empty()) return Json::object();
  Json body = Json::parse(answer.body, nullptr, false);
  if (body.is_object()) return body;
  throw Error(Remedy::wait_for_service, subject + ": BigQuery's answer is no JSON",
              "Run the same command again in some minutes.");
}

}  // namespace

BigqueryApi::BigqueryApi(GoogleApi& google, Clock& clock, BigquerySettings settings)
    : google_(google), clock_(clock), settings_(std::move(settings)) {}

BigqueryAnswer BigqueryApi::send(const BigqueryRequest& request) {
  HttpRequest http;
  http.url = fmt::format("{}/bigquery/v2/projects/{}{}", settings_.endpoint, settings_.project, request.path);
  http.query = request.query;
  http.method = request.method;
  if (!request.body.is_null()) {
    http.headers.emplace_back("Content-Type", "application/json");
    http.body = request.body.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  if (!request.only_if.empty()) http.headers.emplace_back("If-Match", request.only_if);
  const HttpAnswer answer =
      google_.send(std::move(http), request.subject, GoogleApi::Repeat::safe, with_reasons(request.wanted));
  if (answer.status < 300) return {answer.status, body_of(answer, request.subject), {}};
  GoogleProblem problem = problem_of(answer);
  if (std::find(request.wanted.begin(), request.wanted.end(), answer.status) == request.wanted.end())
    throw bigquery_error(problem, settings_, request.subject);
  return {answer.status, Json::object(), std::move(problem)};
}

Json BigqueryApi::dataset(const std::string& id) {
  const std::string subject = fmt::format("the dataset {}.{}", settings_.project, id);
  BigqueryAnswer answer = send({"GET", "/datasets/" + id, subject, nullptr, {}, {}, {404}});
  if (answer.status == 404) throw no_dataset(settings_, id);
  return std::move(answer.body);
}

std::string BigqueryApi::location() {
  {
    const std::lock_guard lock(mutex_);
    if (!location_.empty()) return location_;
  }
  const std::string found = dataset(settings_.dataset).value("location", "US");
  if (!settings_.location.empty() && settings_.location != found)
    throw Error(Remedy::fix_setup,
                fmt::format("the dataset {}.{} lies in {}, not in {}", settings_.project, settings_.dataset, found,
                            settings_.location),
                "Change the location in the configuration, or make the datasets anew beside the bucket.");
  const std::lock_guard lock(mutex_);
  return location_ = found;
}

std::string BigqueryApi::name_of(const std::string& dataset, const std::string& table) const {
  return fmt::format("{}.{}.{}", settings_.project, dataset, table);
}

BigqueryUsage BigqueryApi::usage() const {
  const std::lock_guard lock(mutex_);
  return usage_;
}

void BigqueryApi::add(std::int64_t jobs, std::int64_t bytes) {
  const std::lock_guard lock(mutex_);
  usage_.jobs += jobs;
  usage_.bytes_billed += bytes;
}

}  // namespace tonearm
