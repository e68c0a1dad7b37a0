// A table as one file: CSV, JSON lines, Parquet.
#pragma once
#include <cstdint>
#include <filesystem>

#include "publish/files.h"
#include "publish/tables.h"

namespace tonearm {

/// Fills `file` and returns how many rows there are. CSV has a header, and lines end with CR LF; JSON has a line a row.
/// `for_spreadsheet`: a byte order mark, which tells spreadsheets of UTF-8, and texts that are no formulas; CSV alone.
std::int64_t write_table(const Publication& publication, const PublishedTable& table, FileForm form,
                         bool for_spreadsheet, const std::filesystem::path& file);

}  // namespace tonearm
