#include "simulator/csv.h"

#include <zlib.h>

#include <algorithm>
#include <memory>

#include "core/error.h"

namespace tonearm::simulator {

std::string read_plain_or_gzip(const std::filesystem::path& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) throw Error(Remedy::fix_setup, path.string() + " cannot be opened", "Name a file that exists.");
  gzbuffer(file.get(), 1 << 18);
  std::string text;
  std::vector<char> block(1 << 20);
  for (int got = 0; (got = gzread(file.get(), block.data(), static_cast<unsigned>(block.size()))) != 0;) {
    if (got < 0) throw Error(Remedy::look_into_data, path.string() + " is damaged");
    text.append(block.data(), static_cast<std::size_t>(got));
  }
  int error = Z_OK;
  gzerror(file.get(), &error);
  if (error != Z_OK) throw Error(Remedy::look_into_data, path.string() + " is cut");
  return text;
}

std::optional<std::vector<std::string>> CsvReader::next() {
  if (rest_.empty()) return std::nullopt;
  std::vector<std::string> row;
  for (;;) {
    row.push_back(take_field());
    if (rest_.empty()) return row;
    const char separator = rest_.front();
    rest_.remove_prefix(1);
    if (separator == ',') continue;
    if (separator == '\r' && !rest_.empty() && rest_.front() == '\n') rest_.remove_prefix(1);
    return row;
  }
}

std::string CsvReader::take_field() {
  if (!rest_.empty() && rest_.front() == '"') return take_quoted();
  const auto end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
  std::string field(rest_.substr(0, end));
  rest_.remove_prefix(end);
  return field;
}

std::string CsvReader::take_quoted() {
  std::string field;
  rest_.remove_prefix(1);
  for (;;) {
    const auto quote = rest_.find('"');
    if (quote == std::string_view::npos) throw Error(Remedy::look_into_data, "CSV: a quote that never closes");
    field += rest_.substr(0, quote);
    rest_.remove_prefix(quote + 1);
    if (rest_.empty() || rest_.front() != '"') return field;
    field += '"';
    rest_.remove_prefix(1);
  }
}

void append_csv_field(std::string& out, std::string_view field) {
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::optional<std::size_t> column_of(const std::vector<std::string>& header, std::string_view name) {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

}  // namespace tonearm::simulator
