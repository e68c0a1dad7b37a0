#include "bigquery/parquet_loads.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

#include "bigquery/bigquery_errors.h"

namespace tonearm {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kSideBySide = 8;
constexpr int kTries = 5;  // of one load in one run
constexpr int kMostRetryIds = 100;

std::string first_folder(const std::string& key) {
  const std::size_t slash = key.find('/');
  return slash == std::string::npos ? "" : key.substr(0, slash + 1);
}

bool holds_rows(const TableRecord& record) {
  return std::any_of(record.parts.begin(), record.parts.end(),
                     [](const auto& part) { return !part.second.fingerprint.empty(); });
}

}  // namespace

ParquetLoads::~ParquetLoads() {
  if (!loaded_) return;
  try {
    lake_.put(record_key(), write_load_record(record()), PutIf::always());
  } catch (const Error&) {
    // As after a kill: the next run asks for the same jobs, and finds them done.
  }
}

std::string ParquetLoads::load(const std::string& table, const std::vector<Column>& columns,
                               const std::vector<std::string>& keys) {
  const std::string& dataset = api_.settings().dataset;
  const std::string select = select_of(api_.name_of(dataset, table), columns);
  const Objects objects = objects_of(keys);
  const std::optional<DatedObjects> sorted = dated(objects);
  const TableShape by_month = shape_of(columns, sorted.has_value());
  if (by_month.month_column.empty()) {
    load_table(table, by_month, as_one_part(objects));
    return select;
  }
  load_table(table, by_month, sorted->months);
  if (sorted->undated.empty()) return select;
  const std::string undated = table + "_undated";
  load_table(undated, shape_of(columns, false), as_one_part(sorted->undated));
  return select + "\nunion all\n" + select_of(api_.name_of(dataset, undated), columns);
}

void ParquetLoads::load_table(const std::string& table, const TableShape& shape, const TableParts& parts) {
  const std::string& dataset = api_.settings().dataset;
  std::string created = tables_.ready(dataset, table, shape);
  TableRecord before = record_of(record(), table, created);
  if (parts.empty() && holds_rows(before)) {
    tables_.remove(dataset, table);
    created = tables_.ready(dataset, table, shape);
    before = {created, {}};
  }
  const LoadPlan plan = plan_loads(parts, before, api_.settings().lake_uri);
  if (plan.changes_nothing()) return;
  run(table, shape, created, plan);
  record()[table] = plan.after;
  loaded_ = true;
}

void ParquetLoads::run(const std::string& table, const TableShape& shape, const std::string& created,
                       const LoadPlan& plan) {
  struct UnderWay {
    std::string id, subject;
    Json configuration;
    BigqueryJobs::Inserted load;
  };
  std::deque<UnderWay> under_way;
  const auto finish_first = [&] {
    UnderWay& first = under_way.front();
    finish(first.id, first.configuration, std::move(first.load), first.subject);
    under_way.pop_front();
  };
  const std::string& dataset = api_.settings().dataset;
  std::vector<std::string> ids;
  for (const PartLoad& load : plan.loads) ids.push_back(load_id(dataset, table, created, load));
  wait_for_others(table, ids);
  for (const std::string& month : plan.emptied) tables_.remove(dataset, table + "$" + month);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (under_way.size() == kSideBySide) finish_first();
    UnderWay next{ids[i],
                  fmt::format("loading {} ({})", table, plan.loads[i].part),
                  configuration(table, shape, plan.loads[i]),
                  {}};
    next.load = begin(next.id, next.configuration, next.subject);
    under_way.push_back(std::move(next));
  }
  while (!under_way.empty()) finish_first();
}

Json ParquetLoads::configuration(const std::string& table, const TableShape& shape, const PartLoad& load) const {
  const BigquerySettings& settings = api_.settings();
  if (load.keys.size() > kMostUris)
    throw Error(Remedy::fix_setup,
                fmt::format("{} ({}) has {} objects, and BigQuery loads {} in one job at most", table, load.part,
                            load.keys.size(), kMostUris),
                "Keep so many listeners in more than one warehouse.");
  Json uris = Json::array();
  for (const std::string& key : load.keys) uris.push_back(settings.lake_uri + "/" + key);
  Json config = shape_json(shape);
  config["sourceUris"] = std::move(uris);
  config["sourceFormat"] = "PARQUET";
  config["writeDisposition"] = "WRITE_TRUNCATE";
  config["createDisposition"] = "CREATE_NEVER";
  config["destinationTable"] = {{"projectId", settings.project},
                                {"datasetId", settings.dataset},
                                {"tableId", load.part == kWhole ? table : table + "$" + load.part}};
  return {{"load", std::move(config)}};
}

BigqueryJobs::Inserted ParquetLoads::begin(const std::string& id, const Json& configuration,
                                           const std::string& subject) {
  BigqueryJobs::Inserted inserted = jobs_.insert(id, configuration, subject);
  if (inserted.refused) throw bigquery_error(*inserted.refused, api_.settings(), subject);
  return inserted;
}

/// A load that failed, in an earlier run or in this one, is asked for again under the next free id of its own.
void ParquetLoads::finish(const std::string& id, const Json& configuration, BigqueryJobs::Inserted load,
                          const std::string& subject) {
  std::chrono::milliseconds wait = api_.settings().first_wait;
  for (int retry = 1, tried = 0;; ++retry) {
    const auto problem = failure_of(jobs_.finished(std::move(load.job), subject));
    if (!problem) return;
    const bool is_of_this_run = !load.was_there;
    if (retry > kMostRetryIds || (is_of_this_run && (++tried == kTries || !is_passing_reason(problem->reason))))
      throw bigquery_error(*problem, api_.settings(), subject);
    if (is_of_this_run) api_.clock().sleep(std::exchange(wait, 2 * wait));
    load = begin(fmt::format("{}_retry{}", id, retry), configuration, subject);
  }
}

void ParquetLoads::wait_for_others(const std::string& table, const std::vector<std::string>& ids) {
  const std::string ours = fmt::format("tonearm_load_{}_{}_", api_.settings().dataset, table);
  const std::string subject = "the load jobs under way";
  for (std::string page;;) {
    BigqueryRequest request{"GET", "/jobs", subject};
    request.query = {{"stateFilter", "pending"}, {"stateFilter", "running"}, {"maxResults", "1000"}};
    if (!page.empty()) request.query.emplace_back("pageToken", page);
    const BigqueryAnswer answer = api_.send(request);
    for (const Json& job : answer.body.value("jobs", Json::array())) {
      const std::string id = job.at("jobReference").at("jobId");
      if (id.starts_with(ours) && std::find(ids.begin(), ids.end(), id) == ids.end())
        jobs_.finished(jobs_.get(id, subject), subject);
    }
    page = answer.body.value("nextPageToken", "");
    if (page.empty()) return;
  }
}

Objects ParquetLoads::objects_of(const std::vector<std::string>& keys) {
  Objects objects;
  std::set<std::string> seen;
  for (const std::string& key : keys) {
    if (!listed_.contains(key) && seen.insert(first_folder(key)).second)
      for (ObjectInfo& object : lake_.list(first_folder(key))) listed_[object.key] = object;
    if (!listed_.contains(key))
      throw Error(Remedy::look_into_data, fmt::format("the object {} is not in the lake", key),
                  "Run tonearm stage, then the same command again.");
    objects.push_back(listed_.at(key));
  }
  return objects;
}

std::string ParquetLoads::record_key() const {
  return load_record_key(api_.settings().project, api_.settings().dataset);
}

LoadRecord& ParquetLoads::record() {
  if (!record_) {
    const std::optional<std::string> text = lake_.get(record_key());
    record_ = text ? read_load_record(*text) : LoadRecord();
  }
  return *record_;
}

}  // namespace tonearm
