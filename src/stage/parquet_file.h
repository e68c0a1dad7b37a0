// How staged Parquet is written.
#pragma once
#include <string>

#include "duck/connection.h"

namespace tonearm {

/// The rows of a query, in their order, as one zstd Parquet file, which passes through `path`.
std::string parquet_bytes(DuckConnection& connection, const std::string& query, const std::string& path);

}  // namespace tonearm
