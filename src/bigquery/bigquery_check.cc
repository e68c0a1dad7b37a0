#include "bigquery/bigquery_check.h"

#include <fmt/format.h>

#include "bigquery/bigquery_tables.h"
#include "bigquery/query_job.h"

namespace tonearm {
namespace {

constexpr const char* kTable = "tonearm_check";
constexpr const char* kEditor = "roles/bigquery.dataEditor";

void run(BigqueryApi& api, const std::string& dataset, const std::string& sql) {
  QueryRunner(api, dataset, TemporaryFunctions()).run(sql, {}, [](const Row&) {});
}

/// What is built and read in each of the three.
void add_dataset(std::vector<PermissionCheck>& checks, BigqueryApi& api, const std::string& dataset) {
  const std::string on = fmt::format("the dataset {}", dataset);
  const auto add = [&](const char* permission, std::function<void()> attempt) {
    checks.push_back({permission, kEditor, on, std::move(attempt)});
  };
  add("bigquery.datasets.get", [&api, dataset] { api.dataset(dataset); });
  add("bigquery.tables.create",
      [&api, dataset] { run(api, dataset, fmt::format("create or replace table {} as select 1 as one", kTable)); });
  add("bigquery.tables.updateData",
      [&api, dataset] { run(api, dataset, fmt::format("create or replace table {} as select 2 as one", kTable)); });
  add("bigquery.tables.getData", [&api, dataset] { run(api, dataset, fmt::format("select one from {}", kTable)); });
  add("bigquery.tables.list", [&api, dataset] { BigqueryTables(api).list(dataset); });
  add("bigquery.tables.delete", [&api, dataset] { BigqueryTables(api).remove(dataset, kTable); });
  // a generation is begun and published by labels; changing none needs the same right
  checks.push_back({"bigquery.datasets.update", "roles/bigquery.dataOwner", on, [&api, dataset] {
                      api.send({"PATCH", "/datasets/" + dataset, "the labels of the dataset " + dataset,
                                nlohmann::json{{"labels", nlohmann::json::object()}}});
                    }});
}

}  // namespace

std::vector<PermissionCheck> bigquery_checks(BigqueryApi& api) {
  const BigquerySettings& settings = api.settings();
  std::vector<PermissionCheck> checks;
  const std::string on_project = "the project " + settings.project;
  checks.push_back({"bigquery.jobs.create", "roles/bigquery.user", on_project,
                    [&api] { run(api, api.settings().dataset, "select 1 as one"); }});
  checks.push_back({"bigquery.jobs.list", "roles/bigquery.user", on_project, [&api] {
                      api.send({"GET", "/jobs", "the jobs under way", nullptr, {{"maxResults", "1"}}});
                    }});
  add_dataset(checks, api, settings.dataset);
  for (const char side : {'a', 'b'}) add_dataset(checks, api, generation_dataset(settings, side));
  return checks;
}

}  // namespace tonearm
