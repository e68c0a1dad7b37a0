// BigQuery's JSON as our values and back. Pure.
// https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableFieldSchema
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/column.h"
#include "core/value.h"

namespace tonearm {

/// A row of a result, {"f": [{"v": …}]}, as DuckDB's adapter gives it; timestamps are microseconds in the JSON.
/// Types that no answer of ours has, arrays among them, give Error(look_into_data).
Row row_of(const nlohmann::json& row, const nlohmann::json& fields);

/// Positional, with its type; NULL is one of STRING.
nlohmann::json query_parameters(const std::vector<Value>& values);

/// "int64" is INT64.
std::string bigquery_type(const std::string& column_type);
/// {"fields": [{"name", "type"}]} in the order of `columns`.
nlohmann::json schema_of(const std::vector<Column>& columns);
/// Whether two schemas have the same columns in the same order; INTEGER is INT64.
bool same_schema(const nlohmann::json& one, const nlohmann::json& other);

}  // namespace tonearm
