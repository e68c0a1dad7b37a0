#include "app/period.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/error.h"

namespace tonearm {
namespace {

/// The day `count` units before `today`; the last day of a shorter month where the day does not exist.
std::optional<Date> ago(const std::string& text, Date today) {
  int count = 0;
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string unit(stopped, text.data() + text.size());
  if (error != std::errc() || count <= 0 || count > 100'000) return std::nullopt;
  if (unit == "d" || unit == "w")
    return civil_from_days(days_from_civil(today) - std::int64_t{count} * (unit == "w" ? 7 : 1));
  if (unit != "y" && unit != "mo") return std::nullopt;
  const int months = today.year * 12 + static_cast<int>(today.month) - 1 - count * (unit == "y" ? 12 : 1);
  Date date{months / 12, static_cast<unsigned>(months % 12 + 1), today.day};
  if (months < 12 * 1900) return Date{};
  while (!parse_date(format_date(date))) --date.day;
  return date;
}

std::int64_t beginning(const std::string& since, LocalClock& local, std::int64_t now) {
  if (since == "all") return 0;
  const Date today = civil_from_days(local.local(now) / kDay);
  const auto date = parse_date(since) ? parse_date(since) : ago(since, today);
  if (!date)
    throw Error(Remedy::fix_usage, fmt::format("--since '{}' is no date", since),
                "Write it as 2019-01-01, as 5y, 18mo, 2w or 30d, or as all.");
  return std::max<std::int64_t>(0, local.day(*date).from);
}

}  // namespace

Date required_date(const std::string& text, const std::string& flag) {
  const auto date = parse_date(text);
  if (!date) throw Error(Remedy::fix_usage, fmt::format("{} '{}' is no date", flag, text), "Write it as 2019-01-01.");
  return *date;
}

Window wanted_window(const std::optional<std::string>& since, const std::optional<std::string>& until,
                     const std::optional<std::string>& day, LocalClock& local, std::int64_t now) {
  if (day && (since || until))
    throw Error(Remedy::fix_usage, "--day stands alone", "Leave out --since and --until, or --day.");
  if (day) {
    const Window window = local.day(required_date(*day, "--day"));
    if (window.from > now)
      throw Error(Remedy::fix_usage, fmt::format("--day {} is still to come", *day), "Name a day that has begun.");
    return window;
  }
  Window window{since ? beginning(*since, local, now) : 0, kForever};
  if (until) window.to = local.day(required_date(*until, "--until")).to;
  if (until && window.to > now) window.to = kForever;
  if (window.empty() || window.from > now)
    throw Error(Remedy::fix_usage, "there is no time between --since and --until",
                "Name an earlier --since or a later --until.");
  return window;
}

}  // namespace tonearm
