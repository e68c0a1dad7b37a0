#include "duck/cells.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/utc_time.h"

namespace tonearm {
namespace {

/// One column of a chunk: type, values and which of them are valid.
struct ColumnView {
  explicit ColumnView(duckdb_vector vector)
      : data(duckdb_vector_get_data(vector)), validity(duckdb_vector_get_validity(vector)) {
    duckdb_logical_type logical = duckdb_vector_get_column_type(vector);
    type = duckdb_get_type_id(logical);
    if (type == DUCKDB_TYPE_DECIMAL) {
      scale = std::pow(10.0, duckdb_decimal_scale(logical));
      type = duckdb_decimal_internal_type(logical);
      decimal = true;
    }
    duckdb_destroy_logical_type(&logical);
  }

  template <class T>
  const T& at(idx_t row) const {
    return static_cast<const T*>(data)[row];
  }

  void* data;
  uint64_t* validity;
  duckdb_type type;
  bool decimal = false;
  double scale = 1;
};

std::string timestamp_text(std::int64_t micros) {
  std::int64_t seconds = micros / 1'000'000;
  if (micros % 1'000'000 < 0) --seconds;
  std::string text = format_utc(seconds);  // 2026-11-23T01:05:06Z
  text[10] = ' ';
  text.pop_back();
  return text;
}

std::string string_at(const ColumnView& column, idx_t row) {
  auto& cell = const_cast<duckdb_string_t&>(column.at<duckdb_string_t>(row));
  return std::string(duckdb_string_t_data(&cell), duckdb_string_t_length(cell));
}

Value number(const ColumnView& column, double value, std::int64_t whole) {
  if (column.decimal) return value / column.scale;
  return whole;
}

Value huge(const ColumnView& column, const duckdb_hugeint& value) {
  const double as_double = duckdb_hugeint_to_double(value);
  if (column.decimal) return as_double / column.scale;
  const bool fits = value.upper == (static_cast<std::int64_t>(value.lower) < 0 ? -1 : 0);
  return fits ? Value(static_cast<std::int64_t>(value.lower)) : Value(as_double);
}

template <class T>
Value integer(const ColumnView& column, idx_t row) {
  const T value = column.at<T>(row);
  return number(column, static_cast<double>(value), static_cast<std::int64_t>(value));
}

Value cell(const ColumnView& column, idx_t row) {
  if (column.validity && !duckdb_validity_row_is_valid(column.validity, row)) return {};
  switch (column.type) {
    case DUCKDB_TYPE_BOOLEAN:
      return column.at<bool>(row);
    case DUCKDB_TYPE_TINYINT:
      return integer<std::int8_t>(column, row);
    case DUCKDB_TYPE_SMALLINT:
      return integer<std::int16_t>(column, row);
    case DUCKDB_TYPE_INTEGER:
      return integer<std::int32_t>(column, row);
    case DUCKDB_TYPE_BIGINT:
      return integer<std::int64_t>(column, row);
    case DUCKDB_TYPE_UTINYINT:
      return integer<std::uint8_t>(column, row);
    case DUCKDB_TYPE_USMALLINT:
      return integer<std::uint16_t>(column, row);
    case DUCKDB_TYPE_UINTEGER:
      return integer<std::uint32_t>(column, row);
    case DUCKDB_TYPE_UBIGINT:
      return integer<std::uint64_t>(column, row);
    case DUCKDB_TYPE_HUGEINT:
      return huge(column, column.at<duckdb_hugeint>(row));
    case DUCKDB_TYPE_FLOAT:
      return static_cast<double>(column.at<float>(row));
    case DUCKDB_TYPE_DOUBLE:
      return column.at<double>(row);
    case DUCKDB_TYPE_VARCHAR:
      return string_at(column, row);
    case DUCKDB_TYPE_DATE:
      return format_date(civil_from_days(column.at<std::int32_t>(row)));
    case DUCKDB_TYPE_TIMESTAMP:
    case DUCKDB_TYPE_TIMESTAMP_TZ:
      return timestamp_text(column.at<std::int64_t>(row));
    default:
      throw Error(Remedy::look_into_data,
                  fmt::format("a column has DuckDB's type {}, which is not read here", static_cast<int>(column.type)));
  }
}

/// A column without NULL, and where its number stands in the row: hundreds of thousands come at once.
struct WholeNumbers {
  const std::int64_t* data;
  std::int64_t* value;
};

}  // namespace

void for_each_row(duckdb_data_chunk chunk, const std::function<void(const Row&)>& on_row) {
  const idx_t count = duckdb_data_chunk_get_column_count(chunk);
  Row row(count);
  std::vector<WholeNumbers> whole_numbers;
  std::vector<std::pair<Value*, ColumnView>> others;
  for (idx_t c = 0; c < count; ++c) {
    const ColumnView column(duckdb_data_chunk_get_vector(chunk, c));
    if (column.type == DUCKDB_TYPE_BIGINT && !column.decimal && !column.validity)
      whole_numbers.push_back({static_cast<const std::int64_t*>(column.data), &row[c].emplace<std::int64_t>()});
    else
      others.emplace_back(&row[c], column);
  }
  for (idx_t r = 0; r < duckdb_data_chunk_get_size(chunk); ++r) {
    for (const WholeNumbers& column : whole_numbers) *column.value = column.data[r];
    for (const auto& [value, column] : others) *value = cell(column, r);
    on_row(row);
  }
}

}  // namespace tonearm
