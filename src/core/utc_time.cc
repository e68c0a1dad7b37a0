#include "core/utc_time.h"

#include <date/date.h>
#include <fmt/format.h>

#include <charconv>

namespace tonearm {
namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

struct Parts {
  Date date;
  int hour, minute, second;
};

Parts split(std::int64_t uts) {
  std::int64_t days = uts / kDay, rest = uts % kDay;
  if (rest < 0) rest += kDay, --days;
  return {civil_from_days(days), static_cast<int>(rest / 3600), static_cast<int>(rest / 60 % 60),
          static_cast<int>(rest % 60)};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const Date parsed{*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)};
  if (!(date::year{parsed.year} / static_cast<int>(parsed.month) / static_cast<int>(parsed.day)).ok())
    return std::nullopt;
  return parsed;
}

std::string format_date(Date date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::int64_t days_from_civil(Date d) {
  return date::sys_days(date::year{d.year} / date::month{d.month} / date::day{d.day}).time_since_epoch().count();
}

Date civil_from_days(std::int64_t days) {
  const date::year_month_day ymd{date::sys_days{date::days{days}}};
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

std::string format_utc(std::int64_t uts) {
  const Parts p = split(uts);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_date(p.date), p.hour, p.minute, p.second);
}

std::string format_compact_utc(std::int64_t uts) {
  const Parts p = split(uts);
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", p.date.year, p.date.month, p.date.day, p.hour, p.minute,
                     p.second);
}

std::optional<std::int64_t> parse_compact_utc(std::string_view text) {
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  const auto hour = digits(text, 9, 2), minute = digits(text, 11, 2), second = digits(text, 13, 2);
  const auto day = parse_date(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
  if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return days_from_civil(*day) * kDay + *hour * 3600 + *minute * 60 + *second;
}

}  // namespace tonearm
