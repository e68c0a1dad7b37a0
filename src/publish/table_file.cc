#include "publish/table_file.h"

#include <fmt/format.h>

#include <memory>

#include "core/sql_text.h"
#include "publish/cells.h"
#include "publish/file_steps.h"
#include "publish/table_rows.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;

constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

std::int64_t write_csv(const Publication& publication, const PublishedTable& table, bool for_spreadsheet,
                       const fs::path& path) {
  FileWriter file(path);
  std::string line = for_spreadsheet ? kByteOrderMark : "";
  for (const PublishedColumn& column : table.columns)
    line += column.name + (&column == &table.columns.back() ? "\r\n" : ",");
  file.write(line);
  const CellTexts texts(table);
  const std::int64_t rows = for_each_row(publication, table, [&](const Row& row) {
    line.clear();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += ',';
      append_csv(line, texts.cell(row, i), for_spreadsheet);
    }
    file.write(line += "\r\n");
  });
  file.close();
  return rows;
}

std::int64_t write_jsonl(const Publication& publication, const PublishedTable& table, const fs::path& path) {
  FileWriter file(path);
  const CellTexts texts(table);
  std::string line;
  const std::int64_t rows = for_each_row(publication, table, [&](const Row& row) {
    line = "{";
    for (std::size_t i = 0; i < row.size(); ++i) {
      append_json_text(line, table.columns[i].name);
      line += ':';
      const Value cell = texts.cell(row, i);
      const bool id = table.columns[i].kind == CellKind::id && std::holds_alternative<std::int64_t>(cell);
      append_json(line, id ? Value(std::to_string(as_int(cell))) : cell);
      line += i + 1 < row.size() ? "," : "}\n";
    }
    file.write(line);
  });
  file.close();
  return rows;
}

/// A column of the CSV, all text, as what it is in Parquet. Of the listener's clock the wall clock alone: Parquet knows
/// instants and wall clocks, and no distance.
std::string typed(const PublishedColumn& column) {
  switch (column.kind) {
    case CellKind::text:
      return column.name;
    case CellKind::count:
    case CellKind::id:
      return fmt::format("cast({0} as bigint) as {0}", column.name);
    case CellKind::number:
      return fmt::format("cast({0} as double) as {0}", column.name);
    case CellKind::date:
    case CellKind::week:
      return fmt::format("cast({0} as date) as {0}", column.name);
    case CellKind::instant:
      return fmt::format("cast({0} as timestamptz) as {0}", column.name);
    case CellKind::local:
      return fmt::format("cast(left({0}, 19) as timestamp) as {0}", column.name);
  }
  return "";
}

/// Rows of any warehouse become CSV, and DuckDB makes Parquet of that: it streams, and the CSV is exact.
std::int64_t write_parquet(const Publication& publication, const PublishedTable& table, const fs::path& path) {
  const fs::path csv = path.string() + ".csv";
  const std::shared_ptr<void> removed(nullptr, [&](void*) { fs::remove(csv); });
  const std::int64_t rows = write_csv(publication, table, false, csv);
  publication.progress(fmt::format("{}: Parquet", table.name));
  std::string columns, selected;
  for (const PublishedColumn& column : table.columns) {
    columns += fmt::format("{}{}: 'varchar'", columns.empty() ? "" : ", ", column.name);
    selected += (selected.empty() ? "" : ", ") + typed(column);
  }
  const std::unique_ptr<Warehouse> duckdb = publication.scratch();
  duckdb->run("set threads = 1");  // each holds some row groups
  duckdb->run(
      fmt::format("copy (select {} from read_csv({}, auto_detect = false, header = true, delim = ',', quote = '\"', "
                  "escape = '\"', nullstr = '', allow_quoted_nulls = false, new_line = '\\r\\n', columns = {{{}}})) "
                  "to {} (format parquet, compression zstd, use_tmp_file false)",
                  selected, sql_text(csv.string()), columns, sql_text(path.string())));
  return rows;
}

}  // namespace

std::int64_t write_table(const Publication& publication, const PublishedTable& table, FileForm form,
                         bool for_spreadsheet, const fs::path& file) {
  if (form == FileForm::parquet) return write_parquet(publication, table, file);
  if (form == FileForm::jsonl) return write_jsonl(publication, table, file);
  return write_csv(publication, table, for_spreadsheet, file);
}

}  // namespace tonearm
