#include "fakes/google/strict_bigquery.h"

#include <algorithm>

namespace tonearm {
namespace {

using Json = nlohmann::json;

std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t at = 1; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    parts.push_back(percent_decoded(path.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

std::pair<std::string, std::string> halves(const std::string& name) {
  const std::size_t dot = name.find('.');
  return {name.substr(0, dot), name.substr(dot + 1)};
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

StrictBigquery::StrictBigquery(const std::string& project)
    : project_(project),
      catalog_(project),
      jobs_(project, catalog_),
      door_([this](const FakeRequest& request) { return respond(request); }, [] { return 1'700'000'000; }) {}

FakeAnswer StrictBigquery::respond(const FakeRequest& request) {
  const std::lock_guard lock(mutex_);
  const std::string root = "/bigquery/v2/projects/" + project_;
  if (!request.path.starts_with(root + "/")) return bigquery_refusal(404, "notFound", "Not found: Project");
  const std::string path = request.path.substr(root.size());
  seen_.emplace_back(request.method, path);
  const auto fault = std::find_if(faults_.begin(), faults_.end(), [&](const Fault& fault) {
    return fault.method == request.method && holds(path, fault.path);
  });
  if (fault == faults_.end()) return route(request, path);
  const Fault hit = *fault;
  if (--fault->times == 0) faults_.erase(fault);
  if (!hit.changed.empty()) catalog_.patch(catalog_.dataset(hit.changed)->resource, {{"description", "changed"}});
  FakeAnswer answer;
  const bool goes_through = hit.status == 0 && hit.ending == FakeAnswer::Ending::whole;
  if (hit.done_before || goes_through) answer = route(request, path);
  if (hit.status != 0) answer = bigquery_refusal(hit.status, hit.reason, "made to fail: " + hit.reason);
  answer.ending = hit.ending;
  return answer;
}

FakeAnswer StrictBigquery::route(const FakeRequest& request, const std::string& path) try {
  std::vector<std::string> parts = parts_of(path);
  const std::string kind = parts.front();
  parts.erase(parts.begin());
  if (kind == "datasets") return catalog_.answer(request, parts);
  if (kind == "jobs") return jobs_.answer_jobs(request, parts);
  if (kind == "queries") return jobs_.answer_results(request, parts);
  return bigquery_refusal(404, "notFound", "Not found");
} catch (const Json::exception& error) {
  return bigquery_refusal(400, "parseError", error.what());
}

void StrictBigquery::make_dataset(const std::string& id, const std::string& location) {
  const std::lock_guard lock(mutex_);
  catalog_.make_dataset(id, location);
}

void StrictBigquery::add(Fault fault) {
  const std::lock_guard lock(mutex_);
  faults_.push_back(std::move(fault));
}

void StrictBigquery::next_job(const std::string& part, JobFate fate) {
  const std::lock_guard lock(mutex_);
  jobs_.next_job(part, std::move(fate));
}

void StrictBigquery::answer(const std::string& part, QueryResult result) {
  const std::lock_guard lock(mutex_);
  jobs_.answer(part, std::move(result));
}

void StrictBigquery::finish_all_jobs() {
  const std::lock_guard lock(mutex_);
  jobs_.finish_all();
}

std::map<std::string, std::vector<std::string>> StrictBigquery::uris(const std::string& table) {
  const std::lock_guard lock(mutex_);
  const auto [dataset, id] = halves(table);
  const FakeTable* const found = catalog_.table(dataset, id);
  return found ? found->partitions : std::map<std::string, std::vector<std::string>>();
}

std::vector<std::string> StrictBigquery::tables(const std::string& dataset) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> ids;
  for (const auto& [id, table] : catalog_.dataset(dataset)->tables) ids.push_back(id);
  return ids;
}

Json StrictBigquery::table(const std::string& table) {
  const std::lock_guard lock(mutex_);
  const auto [dataset, id] = halves(table);
  const FakeTable* const found = catalog_.table(dataset, id);
  return found ? found->resource : Json();
}

Json StrictBigquery::labels(const std::string& dataset) {
  const std::lock_guard lock(mutex_);
  return catalog_.dataset(dataset)->resource.value("labels", Json::object());
}

void StrictBigquery::patch(const std::string& dataset, const Json& changes) {
  const std::lock_guard lock(mutex_);
  catalog_.patch(catalog_.dataset(dataset)->resource, changes);
}

void StrictBigquery::drop(const std::string& table) {
  const std::lock_guard lock(mutex_);
  const auto [dataset, id] = halves(table);
  catalog_.dataset(dataset)->tables.erase(id);
}

void StrictBigquery::put_table(const std::string& dataset, const Json& resource) {
  const std::lock_guard lock(mutex_);
  catalog_.put_table(dataset, resource);
}

std::vector<std::string> StrictBigquery::jobs(const std::string& part) {
  const std::lock_guard lock(mutex_);
  return jobs_.ids(part);
}

Json StrictBigquery::job(const std::string& id) {
  const std::lock_guard lock(mutex_);
  return jobs_.resource(id);
}

int StrictBigquery::requests(const std::string& method, const std::string& path) {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(std::count_if(seen_.begin(), seen_.end(), [&](const auto& request) {
    return request.first == method && holds(request.second, path);
  }));
}

}  // namespace tonearm
