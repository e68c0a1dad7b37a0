// Writes every statement that BigQuery would be sent, as JSON on standard output:
// tables: the staged ones; functions: the dialect's text; models: names and their columns in DuckDB, in build order;
// statements: in the order asked, those of the models first; days: what the dialect's functions answer in DuckDB;
// computed: the tables and answers of a short history, with DuckDB's rows.
#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "cloud/zetasql/asked_statements.h"
#include "cloud/zetasql/dumped_history.h"

namespace tonearm {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kLongWeeks = 4 * 52, kShortWeeks = 20;

/// As GoogleSQL spells it; another name passes as it is, and is refused by the check.
std::string google_type(const std::string& duckdb) {
  const std::map<std::string, std::string> types = {{"BIGINT", "INT64"},
                                                    {"DOUBLE", "FLOAT64"},
                                                    {"VARCHAR", "STRING"},
                                                    {"BOOLEAN", "BOOL"},
                                                    {"TIMESTAMP", "DATETIME or TIMESTAMP"}};
  const auto found = types.find(duckdb);
  return found == types.end() ? duckdb : found->second;
}

Json staged_json() {
  Json tables = Json::array();
  for (const StagedTable& table : staged_tables()) {
    Json columns = Json::array();
    for (const Column& column : table.columns) columns.push_back({{"name", column.name}, {"type", column.type}});
    tables.push_back({{"name", loaded_name(table.name)}, {"columns", columns}});
  }
  return tables;
}

Json models_json(const ModelProject& project, Warehouse& duckdb) {
  Json models = Json::array();
  for (const Model& model : project.models) {
    Json columns = Json::array();
    for (const Row& row : rows_of(duckdb, "select column_name, column_type from (describe " + model.name + ")"))
      columns.push_back({{"name", as_string(row[0])}, {"type", google_type(as_string(row[1]))}});
    models.push_back({{"name", model.name}, {"columns", columns}});
  }
  return models;
}

/// Cells as JSON: NULL, true, a number, a text; an int64 as text, for JavaScript's numbers end at 2^53.
Json row_json(const Row& row) {
  Json cells = Json::array();
  for (const Value& value : row) {
    if (const auto* b = std::get_if<bool>(&value))
      cells.push_back(*b);
    else if (const auto* number = std::get_if<double>(&value))
      cells.push_back(*number);
    else
      cells.push_back(value.index() == 0   ? Json()
                      : value.index() == 2 ? Json(std::to_string(as_int(value)))
                                           : Json(as_string(value)));
  }
  return cells;
}

void add_statements(const RecordingWarehouse& warehouse, Json& statements) {
  for (const AskedStatement& asked : warehouse.asked())
    statements.push_back({{"asked_by", asked.asked_by}, {"sql", asked.sql}, {"parameters", asked.parameters}});
}

/// Three weeks around each day on which a calendar could go wrong, and no day at all.
Json days_json(Warehouse& duckdb) {
  Json days = Json::array();
  duckdb.query(R"(
with days as (
    select cast(centre as date) + cast(off as integer) as day
    from (values ('1970-01-01'), ('1900-03-01'), ('2000-02-29'), ('2015-12-31'), ('2020-12-31'), ('2100-03-01')) c(centre),
         range(-10, 11) offs(off)
    union all select null
)
select cast(day as string), weekday_of(day), month_of(day), week_number(day),
       day_number(day)
from days order by day nulls first)",
               {}, [&](const Row& row) {
                 const Json cells = row_json(row);
                 days.push_back({{"day", as_string(row[0])},
                                 {"weekday_of", cells[1]},
                                 {"month_of", cells[2]},
                                 {"week_number", cells[3]},
                                 {"day_number", cells[4]}});
               });
  return days;
}

Json rows_json(const std::vector<Row>& rows) {
  Json list = Json::array();
  for (const Row& row : rows) list.push_back(row_json(row));
  return list;
}

/// Everything that was asked, of a history that fills the warehouse's tables.
RecordingWarehouse asked(StagedHistory& history, const ModelProject& project) {
  for (const std::string& statement : project.statements.at(Dialect::duckdb)) history.warehouse.run(statement);
  RecordingWarehouse warehouse(history.warehouse);
  ask_models(warehouse, project);
  ask_answers(warehouse);
  ask_status(warehouse);
  return warehouse;
}

/// The same of a short history with all rows, small enough for an engine that computes without haste: tables by name,
/// answers with the values of their parameters.
Json answers_json(const ModelProject& project) {
  StagedHistory history;
  add_plays(history, kShortWeeks, false);
  const RecordingWarehouse warehouse = asked(history, project);
  Json json = {{"tables", Json::object()}, {"answers", Json::array()}};
  const auto add_table = [&](const std::string& name) {
    json["tables"][name] = rows_json(rows_of(history.warehouse, "select * from " + name));
  };
  for (const StagedTable& table : staged_tables()) add_table(loaded_name(table.name));
  for (const Model& model : project.models) add_table(model.name);
  for (const AskedStatement& asked : warehouse.asked())
    if (!asked.sql.starts_with("create "))
      json["answers"].push_back({{"asked_by", asked.asked_by},
                                 {"sql", asked.sql},
                                 {"values", row_json(asked.values)},
                                 {"rows", rows_json(asked.rows)}});
  return json;
}

/// A warehouse with a second listener, then one without, for the answers ask otherwise there.
Json dump() {
  const ModelProject project = read_models(project_files());
  Json json = {{"functions", functions_of(project, Dialect::bigquery)}, {"tables", staged_json()}};
  json["statements"] = Json::array();
  json["computed"] = answers_json(project);
  for (const bool alone : {false, true}) {
    StagedHistory history;
    add_plays(history, kLongWeeks, alone);
    const RecordingWarehouse warehouse = asked(history, project);
    json["models"] = models_json(project, history.warehouse);
    json["days"] = days_json(history.warehouse);
    add_statements(warehouse, json["statements"]);
  }
  return json;
}

}  // namespace
}  // namespace tonearm

int main() try { std::cout << tonearm::dump().dump(1) << '\n'; } catch (const tonearm::Error& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
