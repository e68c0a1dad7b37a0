#include "bigquery/bigquery_warehouse.h"

#include <cctype>

#include "bigquery/bigquery_errors.h"

namespace tonearm {
namespace {

/// "select", "with", "create" …; "" for a statement in parentheses.
std::string first_word(const std::string& sql) {
  std::string word;
  for (const char c : sql.substr(std::min(sql.find_first_not_of(" \t\r\n"), sql.size()))) {
    if (!std::isalpha(static_cast<unsigned char>(c))) break;
    word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return word;
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
