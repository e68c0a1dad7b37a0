#include "publish/cells.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <charconv>
#include <iterator>

#include "core/utc_time.h"
#include "explore/play_list.h"
#include "report/plays.h"

namespace tonearm {
namespace {

constexpr std::int64_t kFirstMonday = -3;  // 1969-12-29

int digits(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// "2015-04-14 22:45:11" in seconds, as if it were UTC.
std::int64_t seconds_of(std::string_view text) {
  const Date date{digits(text.substr(0, 4)), static_cast<unsigned>(digits(text.substr(5, 2))),
                  static_cast<unsigned>(digits(text.substr(8, 2)))};
  return days_from_civil(date) * kDay + digits(text.substr(11, 2)) * 3600 + digits(text.substr(14, 2)) * 60 +
         digits(text.substr(17, 2));
}

/// "2015-04-14T22:45:11", years 0 to 9999; twice a play, so without a formatter.
std::string time_text(std::int64_t seconds) {
  std::int64_t days = seconds / kDay, rest = seconds % kDay;
  if (rest < 0) rest += kDay, --days;
  const Date date = civil_from_days(days);
  std::string text = "0000-00-00T00:00:00";
  const auto put = [&](std::size_t at, std::int64_t two_digits) {
    text[at] = static_cast<char>('0' + two_digits / 10);
    text[at + 1] = static_cast<char>('0' + two_digits % 10);
  };
  put(0, date.year / 100), put(2, date.year % 100), put(5, date.month), put(8, date.day);
  put(11, rest / 3600), put(14, rest / 60 % 60), put(17, rest % 60);
  return text;
}

}  // namespace

std::string local_time_text(std::int64_t uts, std::int64_t wall_clock) {
  const std::int64_t minutes = (wall_clock - uts) / 60;
  const std::int64_t distance = minutes < 0 ? -minutes : minutes;
  return fmt::format(FMT_COMPILE("{}{}{:02}:{:02}"), time_text(uts + minutes * 60), minutes < 0 ? '-' : '+',
                     distance / 60, distance % 60);
}

CellTexts::CellTexts(const PublishedTable& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    kinds_.push_back(table.columns[i].kind);
    if (kinds_.back() == CellKind::instant) instant_ = i;
  }
}

Value CellTexts::cell(const Row& row, std::size_t column) const {
  const Value& value = row[column];
  if (std::holds_alternative<std::monostate>(value)) return {};
  switch (kinds_[column]) {
    case CellKind::week:
      return format_date(civil_from_days(as_int(value) * 7 + kFirstMonday));
    case CellKind::instant:
      return as_int(value) == 0 ? Value() : Value(time_text(as_int(value)) + "Z");
    case CellKind::local:
      return local_time_text(as_int(row[instant_]), seconds_of(as_string(value)));
    case CellKind::number:
      return as_double(value);
    default:
      return value;
  }
}

void append_csv(std::string& line, const Value& cell, bool for_spreadsheet) {
  if (const auto* text = std::get_if<std::string>(&cell))
    line += text->empty() ? "\"\"" : for_spreadsheet ? sheet_field(*text) : csv_field(*text);
  else if (const auto* number = std::get_if<double>(&cell))
    fmt::format_to(std::back_inserter(line), "{}", *number);
  else if (!std::holds_alternative<std::monostate>(cell))
    line += fmt::format_int(as_int(cell)).c_str();
}

void append_json_text(std::string& line, std::string_view text) {
  line += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (line += '\\') += c;
    else if (static_cast<unsigned char>(c) < 0x20)
      fmt::format_to(std::back_inserter(line), "\\u{:04x}", static_cast<unsigned char>(c));
    else
      line += c;
  }
  line += '"';
}

void append_json(std::string& line, const Value& cell) {
  if (const auto* text = std::get_if<std::string>(&cell))
    append_json_text(line, *text);
  else if (std::holds_alternative<std::monostate>(cell))
    line += "null";
  else
    append_csv(line, cell, false);  // numbers are the same in both
}

}  // namespace tonearm
