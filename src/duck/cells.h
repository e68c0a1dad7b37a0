// A chunk of DuckDB's vectors as rows of values.
#pragma once
#include <duckdb.h>

#include <functional>

#include "core/value.h"

namespace tonearm {

/// Calls `on_row` for each row; the chunk stays the caller's. Types that no answer of ours has give
/// Error(look_into_data).
void for_each_row(duckdb_data_chunk chunk, const std::function<void(const Row&)>& on_row);

}  // namespace tonearm
