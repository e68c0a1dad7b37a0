// UTC seconds and the texts that people and object names use for them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tonearm {

inline constexpr std::int64_t kDay = 86'400;

/// A calendar day, no zone.
struct Date {
  int year = 1970;
  unsigned month = 1, day = 1;
  auto operator<=>(const Date&) const = default;
};

/// "2019-03-01"; nothing else and only days that exist.
std::optional<Date> parse_date(std::string_view text);
std::string format_date(Date date);

/// Days since 1970-01-01 and back (proleptic Gregorian).
std::int64_t days_from_civil(Date date);
Date civil_from_days(std::int64_t days);

/// "2026-11-23T01:05:06Z".
std::string format_utc(std::int64_t uts);
/// "20261123T010506Z", as in object names, and back.
std::string format_compact_utc(std::int64_t uts);
std::optional<std::int64_t> parse_compact_utc(std::string_view text);

}  // namespace tonearm
