#include "notify/letter_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base64.h"
#include "core/utc_time.h"

namespace tonearm {
namespace {

constexpr std::size_t kLine = 76;     // RFC 2045, 6.8
constexpr std::size_t kInAWord = 42;  // bytes of an encoded word, which is at most 75 letters long (RFC 2047, 2)

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0x20; });
}

bool continues_a_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string lines_of(std::string_view text) {
  std::string lines;
  for (std::size_t at = 0; at < text.size(); at += kLine) lines.append(text.substr(at, kLine)).append("\r\n");
  return lines;
}

/// "Mon, 23 Nov 2026 01:05:06 +0000".
std::string date_text(std::int64_t uts) {
  static constexpr const char* kDays[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // from 1970-01-01 on
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date date = civil_from_days(uts / kDay);
  return fmt::format("{}, {} {} {} {} +0000", kDays[uts / kDay % 7], date.day, kMonths[date.month - 1], date.year,
                     format_utc(uts).substr(11, 8));
}

std::string joined(const std::vector<std::string>& addresses) {
  return fmt::format("{}", fmt::join(addresses, ",\r\n "));
}

}  // namespace

std::string header_text(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  if (is_ascii(line)) return line;
  std::string words;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = std::min(at + kInAWord, line.size());
    while (end < line.size() && end > at + 1 && continues_a_letter(line[end])) --end;
    words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : " ", base64(line.substr(at, end - at)));
    at = end;
  }
  return words;
}

std::string letter_text(const Message& message, const std::string& from, const std::vector<std::string>& to,
                        const std::string& id) {
  const std::string domain = from.substr(from.find('@') + 1);
  return fmt::format(
             "From: Tonearm <{}>\r\nTo: {}\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\n"
             "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
             "Content-Transfer-Encoding: base64\r\n\r\n",
             from, joined(to), header_text(message.title), date_text(message.at), id, domain) +
         lines_of(base64(message.text + "\n"));
}

}  // namespace tonearm
