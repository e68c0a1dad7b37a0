#include "stage/parquet_file.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "core/error.h"
#include "core/sql_text.h"

namespace tonearm {

std::string parquet_bytes(DuckConnection& connection, const std::string& query, const std::string& path) {
  connection.run(
      fmt::format("copy ({}) to {} (format parquet, compression zstd, compression_level 1, "
                  "write_bloom_filter false)",
                  query, sql_text(path)));
  std::ifstream file(path, std::ios::binary);
  std::string bytes(std::filesystem::file_size(path), '\0');
  if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    throw Error(Remedy::try_again, fmt::format("cannot read {} back", path), "Run the same command again.");
  return bytes;
}

}  // namespace tonearm
