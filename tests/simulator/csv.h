// CSV as RFC 4180 has it, plain or gzip.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tonearm::simulator {

/// The bytes of a file, unpacked if they are gzip. Throws Error(fix_setup).
std::string read_plain_or_gzip(const std::filesystem::path& path);

/// Walks the rows of a text; a field in quotes may hold commas, line ends and NUL, "" is a quote.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : rest_(text) {}
  /// The next row, nothing at the end. Throws Error(look_into_data) for a quote that never closes.
  std::optional<std::vector<std::string>> next();

 private:
  std::string take_field();
  std::string take_quoted();

  std::string_view rest_;
};

/// Appends a field in quotes.
void append_csv_field(std::string& out, std::string_view field);

/// Position of a column in a header row, nothing when absent.
std::optional<std::size_t> column_of(const std::vector<std::string>& header, std::string_view name);

}  // namespace tonearm::simulator
