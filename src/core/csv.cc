#include "core/csv.h"

namespace tonearm {
namespace {

/// Reads a quoted cell after its opening quote; returns the position after the closing one.
std::size_t read_quoted(std::string_view text, std::size_t at, std::string& cell) {
  for (; at < text.size(); ++at) {
    if (text[at] != '"') {
      cell += text[at];
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      cell += '"';
      ++at;
    } else {
      return at + 1;
    }
  }
  return at;
}

}  // namespace

std::vector<std::vector<std::string>> parse_csv(std::string_view text) {
  std::vector<std::vector<std::string>> records;
  std::vector<std::string> record;
  std::string cell;
  bool any = false;  // of this record
  const auto end_record = [&] {
    record.push_back(std::move(cell));
    cell.clear();
    records.push_back(std::move(record));
    record.clear();
    any = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' && cell.empty())
      at = read_quoted(text, at + 1, cell), any = true;
    else if (c == ',')
      record.push_back(std::move(cell)), cell.clear(), ++at, any = true;
    else if (c == '\n')
      end_record(), ++at;
    else if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
      ++at;
    else
      cell += c, ++at, any = true;
  }
  if (any) end_record();
  return records;
}

}  // namespace tonearm
