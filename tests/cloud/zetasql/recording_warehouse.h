// A warehouse that says it is BigQuery, answers from DuckDB, and notes what it was asked.
#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ports/warehouse.h"

namespace tonearm {

struct AskedStatement {
  std::string asked_by;  ///< "report clock as JSON, of weekdays", for people
  std::string sql;
  std::vector<std::string> parameters;  ///< types as GoogleSQL spells them
  std::vector<Value> values;            ///< of the parameters, the first time
  std::vector<Row> rows;                ///< what DuckDB answered then
};

/// Each statement is noted once a spelling, with the first that asked it.
class RecordingWarehouse : public Warehouse {
 public:
  explicit RecordingWarehouse(Warehouse& duckdb) : duckdb_(duckdb) {}

  void load_parquet(const std::string& table, const std::vector<Column>& columns,
                    const std::vector<std::string>& keys) override {
    duckdb_.load_parquet(table, columns, keys);
  }
  void run(const std::string& sql) override {
    note(sql, {});
    duckdb_.run(sql);
  }
  void query(const std::string& sql, const std::vector<Value>& parameters,
             const std::function<void(const Row&)>& on_row) override {
    const bool is_new = note(sql, parameters);
    const std::size_t place = asked_.size() - 1;
    duckdb_.query(sql, parameters, [&](const Row& row) {
      if (is_new) asked_[place].rows.push_back(row);
      on_row(row);
    });
  }
  Dialect dialect() const override { return Dialect::bigquery; }

  void asked_by(std::string name) { asked_by_ = std::move(name); }
  const std::vector<AskedStatement>& asked() const { return asked_; }

 private:
  static std::string type_of(const Value& value) {
    constexpr const char* kTypes[] = {"NULL", "BOOL", "INT64", "FLOAT64", "STRING"};  // in the order of Value
    return kTypes[value.index()];
  }

  /// True where the statement was not known.
  bool note(const std::string& sql, const std::vector<Value>& parameters) {
    std::vector<std::string> types;
    for (const Value& value : parameters) types.push_back(type_of(value));
    const bool is_new = known_.emplace(sql, types).second;
    if (is_new) asked_.push_back({asked_by_, sql, types, parameters, {}});
    return is_new;
  }

  Warehouse& duckdb_;
  std::string asked_by_;
  std::set<std::pair<std::string, std::vector<std::string>>> known_;
  std::vector<AskedStatement> asked_;
};

}  // namespace tonearm
