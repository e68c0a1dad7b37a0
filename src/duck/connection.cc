#include "duck/connection.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "core/error.h"
#include "duck/cells.h"

namespace tonearm {
namespace {

struct ConfigCloser {
  void operator()(duckdb_config config) const { duckdb_destroy_config(&config); }
};
using Config = std::unique_ptr<_duckdb_config, ConfigCloser>;

Config make_config(const char* access_mode) {
  duckdb_config config = nullptr;
  duckdb_create_config(&config);
  duckdb_set_config(config, "access_mode", access_mode);
  duckdb_set_config(config, "autoinstall_known_extensions", "false");
  duckdb_set_config(config, "autoload_known_extensions", "false");
  duckdb_set_config(config, "preserve_insertion_order", "true");
  duckdb_set_config(config, "checkpoint_threshold", "10GB");
  // what has up to a million different numbers is grouped by an array, not by a hash table
  duckdb_set_config(config, "perfect_ht_threshold", "20");
  return Config(config);
}

std::string shortened(const std::string& sql) { return sql.size() <= 400 ? sql : sql.substr(0, 400) + " …"; }

[[noreturn]] void fail(const char* message, const std::string& sql) {
  const std::string text = fmt::format("{}\n  in: {}", message ? message : "the query failed", shortened(sql));
  if (text.find("No space left") != std::string::npos)
    throw Error(Remedy::try_again, text, "Make room on the disk and run the same command again; nothing is lost.");
  if (text.starts_with("INTERRUPT"))
    throw Error(Remedy::try_again, "the query was stopped", "Ask for less, or allow it more time.");
  throw Error(Remedy::look_into_data, text);
}

struct Prepared {
  duckdb_prepared_statement statement = nullptr;
  ~Prepared() { duckdb_destroy_prepare(&statement); }
};

struct Chunk {
  duckdb_data_chunk chunk;
  ~Chunk() { duckdb_destroy_data_chunk(&chunk); }
};

struct Result {
  duckdb_result result{};
  ~Result() { duckdb_destroy_result(&result); }
};

void bind(duckdb_prepared_statement statement, idx_t index, const Value& value) {
  if (const auto* b = std::get_if<bool>(&value))
    duckdb_bind_boolean(statement, index, *b);
  else if (const auto* i = std::get_if<std::int64_t>(&value))
    duckdb_bind_int64(statement, index, *i);
  else if (const auto* d = std::get_if<double>(&value))
    duckdb_bind_double(statement, index, *d);
  else if (const auto* s = std::get_if<std::string>(&value))
    duckdb_bind_varchar_length(statement, index, s->data(), s->size());
  else
    duckdb_bind_null(statement, index);
}

std::shared_ptr<_duckdb_database> open_database(const char* path, const char* access_mode) {
  const Config config = make_config(access_mode);
  char* message = nullptr;
  duckdb_database database = nullptr;
  if (duckdb_open_ext(path, &database, config.get(), &message) != DuckDBSuccess) {
    const std::string text = message ? message : "cannot open";
    duckdb_free(message);
    const bool locked = text.find("lock") != std::string::npos;
    throw Error(locked ? Remedy::try_again : Remedy::look_into_data,
                fmt::format("{}: {}", path ? path : "memory", text));
  }
  return {database, [](duckdb_database open) { duckdb_close(&open); }};
}

}  // namespace

DuckConnection DuckConnection::in_memory() { return DuckConnection(open_database(nullptr, "automatic")); }

DuckConnection DuckConnection::open(const std::string& path, Access access) {
  return DuckConnection(open_database(path.c_str(), access == Access::read_only ? "read_only" : "read_write"));
}

DuckConnection DuckConnection::beside() const { return DuckConnection(database_); }

DuckConnection::DuckConnection(std::shared_ptr<_duckdb_database> database) : database_(std::move(database)) {
  if (duckdb_connect(database_.get(), &connection_) != DuckDBSuccess)
    throw Error(Remedy::look_into_data, "DuckDB gives no connection");
}

DuckConnection::DuckConnection(DuckConnection&& other) noexcept
    : database_(std::move(other.database_)), connection_(std::exchange(other.connection_, nullptr)) {}

DuckConnection::~DuckConnection() {
  if (connection_) duckdb_disconnect(&connection_);
}

void DuckConnection::interrupt() { duckdb_interrupt(connection_); }

void DuckConnection::run(const std::string& sql) {
  Result result;
  if (duckdb_query(connection_, sql.c_str(), &result.result) != DuckDBSuccess)
    fail(duckdb_result_error(&result.result), sql);
}

void DuckConnection::query(const std::string& sql, const std::vector<Value>& parameters,
                           const std::function<void(const Row&)>& on_row) {
  Prepared prepared;
  if (duckdb_prepare(connection_, sql.c_str(), &prepared.statement) != DuckDBSuccess)
    fail(duckdb_prepare_error(prepared.statement), sql);
  for (std::size_t i = 0; i < parameters.size(); ++i) bind(prepared.statement, i + 1, parameters[i]);
  Result result;
  if (duckdb_execute_prepared(prepared.statement, &result.result) != DuckDBSuccess)
    fail(duckdb_result_error(&result.result), sql);
  while (duckdb_data_chunk fetched = duckdb_fetch_chunk(result.result)) {
    const Chunk chunk{fetched};
    for_each_row(chunk.chunk, on_row);
  }
}

}  // namespace tonearm
