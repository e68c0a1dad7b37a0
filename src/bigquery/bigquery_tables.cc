#include "bigquery/bigquery_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "bigquery/bigquery_errors.h"
#include "bigquery/bigquery_values.h"

namespace tonearm {
namespace {

using Json = nlohmann::json;

std::string path_of(const std::string& dataset, const std::string& table = "") {
  return "/datasets/" + dataset + "/tables" + (table.empty() ? "" : "/" + table);
}

BigqueryTables::Listed listed(const Json& table) {
  return {table.at("tableReference").at("tableId"), table.value("type", "TABLE"),
          table.value("labels", std::map<std::string, std::string>())};
}

bool has_shape(const Json& table, const TableShape& shape) {
  const Json wanted = shape_json(shape);
  const auto at = [](const Json& json, const char* place) {
    const Json::json_pointer pointer(place);
    return json.contains(pointer) ? json.at(pointer) : Json();
  };
  const auto same = [&](const char* place) { return at(table, place) == at(wanted, place); };
  return same_schema(wanted["schema"], table.value("schema", Json::object())) && same("/timePartitioning/type") &&
         same("/timePartitioning/field") && same("/clustering/fields");
}

}  // namespace

TableShape shape_of(const std::vector<Column>& columns, bool by_month) {
  TableShape shape{columns, "", {}};
  for (const Column& column : columns) {
    if (by_month && shape.month_column.empty() && column.type == "timestamp") shape.month_column = column.name;
    if (column.name == "user" || column.name == "artist_id") shape.cluster_columns.push_back(column.name);
  }
  for (Column& column : shape.columns)
    if (column.type == "timestamp") column.type = "datetime";
  return shape;
}

std::string select_of(const std::string& name, const std::vector<Column>& columns) {
  std::string cells;
  for (const Column& column : columns) {
    const char* comma = cells.empty() ? "" : ", ";
    if (column.type == "timestamp")
      cells += fmt::format("{0}timestamp(`{1}`) as `{1}`", comma, column.name);
    else
      cells += fmt::format("{}`{}`", comma, column.name);
  }
  return fmt::format("select {} from `{}`", cells, name);
}

Json shape_json(const TableShape& shape) {
  Json json = {{"schema", schema_of(shape.columns)}};
  if (!shape.month_column.empty()) json["timePartitioning"] = {{"type", "MONTH"}, {"field", shape.month_column}};
  if (!shape.cluster_columns.empty()) json["clustering"] = {{"fields", shape.cluster_columns}};
  return json;
}

std::vector<BigqueryTables::Listed> BigqueryTables::list(const std::string& dataset) {
  std::vector<Listed> tables;
  for (std::string page;;) {
    BigqueryRequest request{"GET", path_of(dataset), "the tables of the dataset " + dataset};
    request.query = {{"maxResults", "1000"}};
    if (!page.empty()) request.query.emplace_back("pageToken", page);
    request.wanted = {404};
    const BigqueryAnswer answer = api_.send(request);
    if (answer.status == 404) throw no_dataset(api_.settings(), dataset);
    for (const Json& table : answer.body.value("tables", Json::array())) tables.push_back(listed(table));
    page = answer.body.value("nextPageToken", "");
    if (page.empty()) break;
  }
  std::sort(tables.begin(), tables.end(), [](const Listed& a, const Listed& b) { return a.id < b.id; });
  return tables;
}

std::string BigqueryTables::ready(const std::string& dataset, const std::string& id, const TableShape& shape) {
  const std::string name = api_.name_of(dataset, id);
  const BigqueryAnswer found = api_.send({"GET", path_of(dataset, id), "the table " + name, nullptr, {}, {}, {404}});
  if (found.status == 404) return create(dataset, id, shape);
  if (!found.body.value("labels", Json::object()).contains("tonearm"))
    throw Error(Remedy::fix_setup, fmt::format("the table {} is there already, and Tonearm did not make it", name),
                "Rename that table, or choose another dataset for the warehouse.");
  if (found.body.value("type", "TABLE") == "TABLE" && has_shape(found.body, shape))
    return found.body.at("creationTime");
  remove(dataset, id);
  return create(dataset, id, shape);
}

std::string BigqueryTables::create(const std::string& dataset, const std::string& id, const TableShape& shape) {
  const std::string subject = "the table " + api_.name_of(dataset, id);
  Json table = shape_json(shape);
  table["tableReference"] = {{"projectId", api_.settings().project}, {"datasetId", dataset}, {"tableId", id}};
  table["labels"] = {{"tonearm", "staged"}};
  const BigqueryAnswer made = api_.send({"POST", path_of(dataset), subject, table, {}, {}, {409}});
  if (made.status == 409)  // a request whose answer was lost made it
    return api_.send({"GET", path_of(dataset, id), subject}).body.at("creationTime");
  return made.body.at("creationTime");
}

void BigqueryTables::remove(const std::string& dataset, const std::string& id) {
  api_.send({"DELETE", path_of(dataset, id), "the table " + api_.name_of(dataset, id), nullptr, {}, {}, {404}});
}

void BigqueryTables::put_view(const std::string& dataset, const std::string& id, const std::string& sql,
                              const std::string& generation) {
  const std::string subject = "the view " + api_.name_of(dataset, id);
  Json view = {{"tableReference", {{"projectId", api_.settings().project}, {"datasetId", dataset}, {"tableId", id}}},
               {"view", {{"query", sql}, {"useLegacySql", false}}},
               {"labels", {{"tonearm", "view"}}}};
  if (!generation.empty()) view["labels"]["tonearm_generation"] = generation;
  const BigqueryAnswer made = api_.send({"POST", path_of(dataset), subject, view, {}, {}, {409}});
  if (made.status == 409) api_.send({"PATCH", path_of(dataset, id), subject, view});
}

}  // namespace tonearm
