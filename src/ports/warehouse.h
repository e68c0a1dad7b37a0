// A database that holds tables made from staged Parquet.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/column.h"
#include "core/value.h"

namespace tonearm {

enum class Dialect { duckdb, bigquery };

class Warehouse {
 public:
  virtual ~Warehouse() = default;
  /// Makes `table` of exactly these columns from all these objects of the lake; none gives an empty table.
  virtual void load_parquet(const std::string& table, const std::vector<Column>& columns,
                            const std::vector<std::string>& keys) = 0;
  /// One statement that returns nothing. Errors carry the SQL's message: Error(look_into_data).
  virtual void run(const std::string& sql) = 0;
  /// Prepared; `?` stands for each parameter. `on_row` is called for each row in order.
  virtual void query(const std::string& sql, const std::vector<Value>& parameters,
                     const std::function<void(const Row&)>& on_row) = 0;
  virtual Dialect dialect() const = 0;
  /// From another thread: the query under way fails with Error(try_again), "the query was stopped". Nothing where none
  /// is.
  virtual void interrupt() {}
};

/// All rows of a query at once, for answers that are small.
std::vector<Row> rows_of(Warehouse& warehouse, const std::string& sql, const std::vector<Value>& parameters = {});

}  // namespace tonearm
