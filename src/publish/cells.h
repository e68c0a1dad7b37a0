// Cells as text: of CSV, and of JSON.
#pragma once
#include <string>
#include <string_view>

#include "core/value.h"
#include "publish/tables.h"

namespace tonearm {

/// Turns what a table's select gives into what is written: times, weeks. The rest stays as it is.
class CellTexts {
 public:
  explicit CellTexts(const PublishedTable& table);
  /// NULL, INT64, FLOAT64 or STRING.
  Value cell(const Row& row, std::size_t column) const;

 private:
  std::vector<CellKind> kinds_;
  std::size_t instant_ = 0;  ///< the column that `local` belongs to
};

/// RFC 4180, and more: NULL is nothing, the empty text is "". `for_spreadsheet` puts an apostrophe before a text that a
/// spreadsheet would take for a formula.
void append_csv(std::string& line, const Value& cell, bool for_spreadsheet);

/// RFC 8259.
void append_json(std::string& line, const Value& cell);
void append_json_text(std::string& line, std::string_view text);

/// "2014-04-05T17:03:11+02:00" of an instant and the wall clock then, both in seconds. The distance is in whole
/// minutes, as RFC 3339 has it; the instant is exact.
std::string local_time_text(std::int64_t uts, std::int64_t wall_clock);

}  // namespace tonearm
