#include "stage/parquet_table.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "core/error.h"
#include "duck/column_type.h"

namespace tonearm {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(std::filesystem::file_size(path), '\0');
  if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    throw Error(Remedy::try_again, fmt::format("cannot read {} back", path), "Run the same command again.");
  return bytes;
}

}  // namespace

ParquetTable::ParquetTable(const std::vector<Column>& columns) : connection_(DuckConnection::in_memory()) {
  std::string declared;
  for (const Column& column : columns)
    declared += fmt::format("{}{} {}", declared.empty() ? "" : ", ", sql_name(column.name), duck_type(column));
  connection_.run("set threads = 1");  // several tables are made side by side
  connection_.run(fmt::format("create table rows ({})", declared));
  appender_ = std::make_unique<DuckAppender>(connection_, "rows");
}

std::string ParquetTable::bytes_where(const std::string& condition) {
  close();
  const std::string path = folder_.file("part.parquet");
  connection_.run(
      fmt::format("copy (select * from rows where {}) to {} (format parquet, compression zstd, compression_level 1, "
                  "write_bloom_filter false)",
                  condition, sql_text(path)));
  return read_file(path);
}

void ParquetTable::close() {
  if (!appender_) return;
  appender_->close();
  appender_.reset();
}

}  // namespace tonearm
