#include "bigquery/bigquery_values.h"

#include <fmt/format.h>

#include <cassert>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/error.h"
#include "core/utc_time.h"

namespace tonearm {
namespace {

using Json = nlohmann::json;

[[noreturn]] void unreadable(const std::string& type, const std::string& name) {
  throw Error(Remedy::look_into_data,
              fmt::format("the column {} has BigQuery's type {}, which is not read here", name, type));
}

/// The names of the API's first years mean the same as those of GoogleSQL.
std::string modern(const std::string& type) {
  if (type == "INTEGER") return "INT64";
  if (type == "FLOAT") return "FLOAT64";
  if (type == "BOOLEAN") return "BOOL";
  return type;
}

std::int64_t whole(const std::string& text, const std::string& name) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    throw Error(Remedy::look_into_data, fmt::format("BigQuery gave {} as a whole number in {}", text, name));
  return number;
}

double real(const std::string& text, const std::string& name) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (text == "Infinity" || text == "+inf" || text == "inf") return kInfinity;
  if (text == "-Infinity" || text == "-inf") return -kInfinity;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    throw Error(Remedy::look_into_data, fmt::format("BigQuery gave {} as a number in {}", text, name));
  return number;
}

/// Whole seconds, as of DuckDB's: "2015-04-14 22:45:11".
std::string timestamp_text(std::int64_t micros) {
  std::int64_t seconds = micros / 1'000'000;
  if (micros % 1'000'000 < 0) --seconds;
  std::string text = format_utc(seconds);
  text[10] = ' ';
  text.pop_back();
  return text;
}

/// "2015-04-14T22:45:11.5" as "2015-04-14 22:45:11".
std::string datetime_text(std::string text) {
  constexpr std::size_t kSeconds = 19;
  if (text.size() > 10) text[10] = ' ';
  if (text.size() > kSeconds) text.resize(kSeconds);
  return text;
}

Value cell(const Json& value, const Json& field) {
  const std::string name = field.value("name", ""), type = modern(field.value("type", ""));
  if (field.value("mode", "") == "REPEATED") unreadable("ARRAY<" + type + ">", name);
  if (value.is_null()) return {};
  if (!value.is_string()) unreadable(type, name);
  const std::string& text = value.get_ref<const std::string&>();
  if (type == "STRING" || type == "DATE") return text;
  if (type == "INT64") return whole(text, name);
  if (type == "FLOAT64" || type == "NUMERIC" || type == "BIGNUMERIC") return real(text, name);
  if (type == "BOOL") return text == "true";
  if (type == "TIMESTAMP") return timestamp_text(whole(text, name));
  if (type == "DATETIME") return datetime_text(text);
  unreadable(type, name);
}

/// Shortest text that gives the same number; BigQuery's names where it is none.
std::string real_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  return fmt::format("{}", number);
}

Json parameter(const Value& value) {
  const auto typed = [](const char* type, Json text) {
    return Json{{"parameterType", {{"type", type}}}, {"parameterValue", {{"value", std::move(text)}}}};
  };
  if (const auto* b = std::get_if<bool>(&value)) return typed("BOOL", *b ? "true" : "false");
  if (const auto* i = std::get_if<std::int64_t>(&value)) return typed("INT64", std::to_string(*i));
  if (const auto* d = std::get_if<double>(&value)) return typed("FLOAT64", real_text(*d));
  if (const auto* s = std::get_if<std::string>(&value)) return typed("STRING", *s);
  return typed("STRING", nullptr);
}

}  // namespace

Row row_of(const Json& row, const Json& fields) {
  const Json& cells = row.at("f");
  if (cells.size() != fields.size())
    throw Error(Remedy::look_into_data,
                fmt::format("BigQuery gave a row of {} cells for {} columns", cells.size(), fields.size()));
  Row values;
  values.reserve(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) values.push_back(cell(cells[i].at("v"), fields[i]));
  return values;
}

Json query_parameters(const std::vector<Value>& values) {
  Json parameters = Json::array();
  for (const Value& value : values) parameters.push_back(parameter(value));
  return parameters;
}

std::string bigquery_type(const std::string& column_type) {
  assert(column_type == "string" || column_type == "int64" || column_type == "float64" || column_type == "bool" ||
         column_type == "date" || column_type == "datetime" || column_type == "timestamp");
  std::string type;
  for (const char c : column_type) type += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return type;
}

Json schema_of(const std::vector<Column>& columns) {
  Json fields = Json::array();
  for (const Column& column : columns) fields.push_back({{"name", column.name}, {"type", bigquery_type(column.type)}});
  return {{"fields", fields}};
}

bool same_schema(const Json& one, const Json& other) {
  const Json nothing = Json::array();
  const Json &ours = one.contains("fields") ? one["fields"] : nothing,
             &theirs = other.contains("fields") ? other["fields"] : nothing;
  const auto same = [](const Json& a, const Json& b) {
    return a.value("name", "") == b.value("name", "") && modern(a.value("type", "")) == modern(b.value("type", "")) &&
           (a.value("mode", "") == "REPEATED") == (b.value("mode", "") == "REPEATED");
  };
  return std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end(), same);
}

}  // namespace tonearm
