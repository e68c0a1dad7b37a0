// Rows into a table, cell by cell, at the speed of DuckDB's appender.
#pragma once
#include <duckdb.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "duck/connection.h"

namespace tonearm {

/// Throws Error(look_into_data) where DuckDB refuses a cell or a row. Rows are in the table after `close`.
class DuckAppender {
 public:
  DuckAppender(DuckConnection& connection, const std::string& table);
  ~DuckAppender();
  DuckAppender(const DuckAppender&) = delete;
  DuckAppender& operator=(const DuckAppender&) = delete;

  DuckAppender& text(std::string_view value);
  DuckAppender& int64(std::int64_t value);
  DuckAppender& float64(double value);
  DuckAppender& timestamp(std::int64_t seconds);
  DuckAppender& null();
  void end_row();
  void close();

 private:
  void check(duckdb_state state);
  duckdb_appender appender_ = nullptr;
};

}  // namespace tonearm
