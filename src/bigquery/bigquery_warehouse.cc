#include "bigquery/bigquery_warehouse.h"

#include <algorithm>

#include "bigquery/bigquery_errors.h"
#include "core/ascii.h"

namespace tonearm {
namespace {

/// "select", "with", "create" …; "" for a statement in parentheses.
std::string first_word(const std::string& sql) {
  const std::string statement = lower_case(trimmed(sql));
  const auto end = std::find_if_not(statement.begin(), statement.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return {statement.begin(), end};
}

}  // namespace

BigqueryWarehouse::BigqueryWarehouse(std::shared_ptr<BigqueryApi> api, ObjectStore& lake, std::string dataset,
                                     Access access, const TemporaryFunctions& functions)
    : api_(std::move(api)),
      dataset_(std::move(dataset)),
      access_(access),
      loads_(*api_, lake),
      runner_(*api_, dataset_, functions) {}

void BigqueryWarehouse::load_parquet(const std::string& table, const std::vector<Column>& columns,
                                     const std::vector<std::string>& keys) {
  refuse_writing("load " + table);
  const std::string select = loads_.load(table, columns, keys);
  BigqueryTables(*api_).put_view(dataset_, table, select, "");
}

void BigqueryWarehouse::run(const std::string& sql) {
  query(sql, {}, [](const Row&) {});
}

void BigqueryWarehouse::query(const std::string& sql, const std::vector<Value>& parameters,
                              const std::function<void(const Row&)>& on_row) {
  refuse_writing(sql);
  runner_.run(sql, parameters, on_row);
}

void BigqueryWarehouse::refuse_writing(const std::string& sql) const {
  if (access_ == Access::build) return;
  const std::string word = first_word(sql);
  if (word.empty() || word == "select" || word == "with") return;
  throw in_statement(Error(Remedy::look_into_data, "a published generation is only read"), sql);
}

}  // namespace tonearm
