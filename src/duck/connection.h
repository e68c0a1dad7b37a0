// DuckDB's C API as C++ values: open, run, query. Sees only core.
#pragma once
#include <duckdb.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/value.h"

namespace tonearm {

/// A database and one connection to it. Extensions are never fetched, so no socket is ever opened.
class DuckConnection {
 public:
  enum class Access { read_only, read_write };

  static DuckConnection in_memory();
  /// Throws Error(look_into_data) where the file is none of DuckDB's, Error(try_again) where another process writes it.
  static DuckConnection open(const std::string& path, Access access);

  /// Another connection to the same database, for another thread. The database closes with the last.
  DuckConnection beside() const;

  DuckConnection(DuckConnection&& other) noexcept;
  DuckConnection& operator=(DuckConnection&&) = delete;
  ~DuckConnection();

  /// One or more statements whose rows nobody wants. Throws Error(look_into_data) with DuckDB's message and the SQL.
  void run(const std::string& sql);
  /// One prepared statement, `?` for each parameter.
  void query(const std::string& sql, const std::vector<Value>& parameters,
             const std::function<void(const Row&)>& on_row);
  /// From another thread: the query under way throws Error(try_again).
  void interrupt();

  duckdb_connection raw() const { return connection_; }

 private:
  explicit DuckConnection(std::shared_ptr<_duckdb_database> database);

  std::shared_ptr<_duckdb_database> database_;
  duckdb_connection connection_ = nullptr;
};

}  // namespace tonearm
