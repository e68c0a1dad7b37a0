#include "duck/appender.h"

#include <fmt/format.h>

#include "core/error.h"

namespace tonearm {

DuckAppender::DuckAppender(DuckConnection& connection, const std::string& table) {
  const duckdb_state state = duckdb_appender_create(connection.raw(), nullptr, table.c_str(), &appender_);
  try {
    check(state);
  } catch (const Error&) {
    duckdb_appender_destroy(&appender_);  // a constructor that throws has no destructor
    throw;
  }
}

DuckAppender::~DuckAppender() {
  if (appender_) duckdb_appender_destroy(&appender_);
}

DuckAppender& DuckAppender::text(std::string_view value) {
  check(duckdb_append_varchar_length(appender_, value.data(), value.size()));
  return *this;
}

DuckAppender& DuckAppender::int64(std::int64_t value) {
  check(duckdb_append_int64(appender_, value));
  return *this;
}

DuckAppender& DuckAppender::float64(double value) {
  check(duckdb_append_double(appender_, value));
  return *this;
}

DuckAppender& DuckAppender::timestamp(std::int64_t seconds) {
  check(duckdb_append_timestamp(appender_, {seconds * 1'000'000}));
  return *this;
}

DuckAppender& DuckAppender::null() {
  check(duckdb_append_null(appender_));
  return *this;
}

void DuckAppender::end_row() { check(duckdb_appender_end_row(appender_)); }

void DuckAppender::close() { check(duckdb_appender_close(appender_)); }

void DuckAppender::check(duckdb_state state) {
  if (state == DuckDBSuccess) return;
  duckdb_error_data error = duckdb_appender_error_data(appender_);
  const char* message = error ? duckdb_error_data_message(error) : nullptr;
  const std::string text = message ? message : "no reason given";
  if (error) duckdb_destroy_error_data(&error);
  throw Error(Remedy::look_into_data, fmt::format("DuckDB's appender refuses a value: {}", text));
}

}  // namespace tonearm
