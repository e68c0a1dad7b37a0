#include "explore/slice_words.h"

#include <fmt/format.h>

#include <set>

#include "explore/slice_request.h"
#include "report/clock_answer.h"
#include "report/display_text.h"

namespace tonearm {
namespace {

constexpr std::size_t kNamed = 3;
constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

/// The first few, and how many more.
std::string few(std::vector<std::string> names, const char* none) {
  if (names.empty()) return none;
  if (names.size() > kNamed) {
    const std::size_t more = names.size() - kNamed;
    names.resize(kNamed);
    names.push_back(fmt::format("{} more", more));
  }
  return joined(names);
}

Date day_after(Date day) { return civil_from_days(days_from_civil(day) + 1); }
std::string day_text(Date day) { return fmt::format("{} {} {}", day.day, kMonths[day.month - 1], day.year); }
std::string month_text(Date day) { return fmt::format("{} {}", kMonths[day.month - 1], day.year); }

/// The end of a period as coarse as its beginning and end allow.
enum class Grain { day, month, year };
Grain begins(Date day) { return day.day != 1 ? Grain::day : day.month != 1 ? Grain::month : Grain::year; }
Grain ends(Date day) { return begins(day_after(day)); }

std::string text(Date day, Grain grain) {
  return grain == Grain::year ? std::to_string(day.year) : grain == Grain::month ? month_text(day) : day_text(day);
}

std::string season_words(const Slice& slice) {
  std::vector<std::string> names;
  for (const int season : slice.seasons) names.push_back(season_key(slice.hemisphere, season));
  return few(names, "all year");
}

std::string genre_words(const Slice& slice) {
  std::vector<std::string> names = slice.families;
  names.insert(names.end(), slice.genres.begin(), slice.genres.end());
  return few(names, "all genres");
}

std::string artist_words(Warehouse& warehouse, const Slice& slice) {
  if (slice.artists.size() > 1) return fmt::format("{} artists", slice.artists.size());
  if (slice.artists.empty()) return "all artists";
  const auto rows = rows_of(warehouse, "select a.artist from dim_artist a where a.artist_id = ?", {slice.artists[0]});
  return rows.empty() ? "an artist never played" : clip(as_string(rows[0][0]), 60);
}

}  // namespace

std::string weekday_words(const std::vector<int>& weekdays) {
  if (weekdays.empty()) return "every day";
  std::vector<std::string> names;
  for (const int day : weekdays) names.emplace_back(kWeekdays[day - 1]);
  const bool in_a_row = weekdays.back() - weekdays.front() + 1 == static_cast<int>(weekdays.size());
  return in_a_row && names.size() > 2 ? names.front() + " to " + names.back() : joined(names);
}

std::string hour_words(const std::vector<int>& hours) {
  if (hours.empty() || hours.size() == 24) return "any hour";
  const std::set<int> chosen(hours.begin(), hours.end());
  std::vector<std::string> runs;
  for (const int hour : hours) {
    if (chosen.contains((hour + 23) % 24)) continue;
    int end = hour;
    while (chosen.contains(end % 24)) ++end;
    runs.push_back(fmt::format("{:02}:00 to {:02}:00", hour, end % 24));
  }
  return joined(runs);
}

std::string period_words(const Slice& slice) {
  if (slice.open()) return "all time";
  if (!slice.to) return "since " + text(*slice.from, begins(*slice.from));
  if (!slice.from) return "until " + text(*slice.to, ends(*slice.to));
  const Grain grain = std::min(begins(*slice.from), ends(*slice.to));
  const std::string from = text(*slice.from, grain), to = text(*slice.to, grain);
  return from == to ? from : from + " to " + to;
}

std::string words_of(Warehouse& warehouse, const Slice& slice, const Slice& other) {
  std::vector<std::string> words;
  if (slice.user != other.user) words.push_back(clip(slice.user, 60));
  if (slice.from != other.from || slice.to != other.to) words.push_back(period_words(slice));
  if (slice.weekdays != other.weekdays) words.push_back(weekday_words(slice.weekdays));
  if (slice.hours != other.hours) words.push_back(hour_words(slice.hours));
  if (slice.seasons != other.seasons) words.push_back(season_words(slice));
  if (slice.families != other.families || slice.genres != other.genres) words.push_back(genre_words(slice));
  if (slice.artists != other.artists) words.push_back(artist_words(warehouse, slice));
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text.empty() ? "the same" : text;
}

}  // namespace tonearm
