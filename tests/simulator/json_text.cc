#include "simulator/json_text.h"

#include <array>
#include <chrono>
#include <cstdio>

#include "core/error.h"

namespace tonearm::simulator {
namespace {

constexpr char kHex[] = "0123456789ABCDEF";
constexpr char kSmallHex[] = "0123456789abcdef";

std::array<bool, 256> bare_in_paths() {
  std::array<bool, 256> bare{};
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.,()&;:!"))
    bare[static_cast<unsigned char>(c)] = true;
  return bare;
}

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != '/'; }

void append_escaped(std::string& out, char c, bool escape_slash) {
  if (c == '"' || c == '\\' || (c == '/' && escape_slash)) {
    out += '\\';
    out += c;
  } else if (c == '/') {
    out += c;
  } else {
    out += "\\u00";
    out += kSmallHex[c >> 4];
    out += kSmallHex[c & 15];
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text, bool escape_slash) {
  out += '"';
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_plain(text[i])) continue;
    out.append(text, start, i - start);
    append_escaped(out, text[i], escape_slash);
    start = i + 1;
  }
  out.append(text, start);
  out += '"';
}

std::string json_string(std::string_view text, bool escape_slash) {
  std::string out;
  append_json_string(out, text, escape_slash);
  return out;
}

std::string encode_path(std::string_view text) {
  static const auto kBare = bare_in_paths();
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (kBare[byte]) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

std::string date_text(std::int64_t uts) {
  using namespace std::chrono;
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto two = [](auto number) { return std::string{char('0' + number / 10), char('0' + number % 10)}; };
  const year_month_day day{floor<days>(sys_seconds{seconds{uts}})};
  const auto minutes = static_cast<int>(uts % 86400) / 60;
  return two(static_cast<unsigned>(day.day())) + ' ' + kMonths[static_cast<unsigned>(day.month()) - 1] + ' ' +
         std::to_string(static_cast<int>(day.year())) + ", " + two(minutes / 60) + ':' + two(minutes % 60);
}

std::int64_t midnight(std::string_view date) {
  using namespace std::chrono;
  int y = 0;
  unsigned m = 0, d = 0;
  char more = 0;
  if (std::sscanf(std::string(date).c_str(), "%4d-%2u-%2u%c", &y, &m, &d, &more) == 3)
    if (const year_month_day day{year{y}, month{m}, std::chrono::day{d}}; day.ok())
      return sys_seconds{sys_days{day}}.time_since_epoch().count();
  throw Error(Remedy::fix_usage, "\"" + std::string(date) + "\" is no date", "Write it as 2015-04-14.");
}

}  // namespace tonearm::simulator
