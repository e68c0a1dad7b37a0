#include "report/summary_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <nlohmann/json.hpp>

#include "report/answer_frame.h"
#include "report/clock_answer.h"
#include "report/display_text.h"
#include "report/genres_answer.h"
#include "report/numbers.h"
#include "report/seasons_answer.h"
#include "report/years_answer.h"

namespace tonearm {
namespace {

/// Different albums or tracks. Grouping a million ids takes a while, and of one listener's whole history the dimension
/// holds each once.
std::int64_t different(Warehouse& warehouse, const Slice& slice, const std::string& kind) {
  if (slice.open() && users_of(warehouse) == std::vector{slice.user})
    return as_int(rows_of(warehouse, "select count(*) from dim_" + kind).at(0)[0]);
  return as_int(rows_of(warehouse, "select count(d.id) from (select h." + kind +
                                       "_id as id from fact_scrobbles h where " + conditions(slice) + " group by h." +
                                       kind + "_id) d")
                    .at(0)[0]);
}

void add_plays(Warehouse& warehouse, SummaryAnswer& answer) {
  const auto ends = rows_of(
      warehouse, "select min(h.local_at), max(h.local_at) from fact_scrobbles h where " + conditions(answer.slice));
  answer.first_play = as_string(ends.at(0)[0]);
  answer.last_play = as_string(ends.at(0)[1]);
  answer.artists = answer.coverage.artists;
  answer.albums = different(warehouse, answer.slice, "album");
  answer.tracks = different(warehouse, answer.slice, "track");
}

void add_days(Warehouse& warehouse, SummaryAnswer& answer) {
  const Coverage& coverage = answer.coverage;
  if (coverage.first && coverage.last)
    answer.days = days_from_civil(*coverage.last) - days_from_civil(*coverage.first) + 1;
  std::vector<Date> days;
  query(warehouse,
        "select h.local_date from mart_days h where " + conditions(answer.slice) +
            " and h.local_date is not null order by h.local_date",
        [&](const Row& row) {
          if (const auto day = parse_date(as_string(row[0]))) days.push_back(*day);
        });
  answer.days_with_plays = static_cast<std::int64_t>(days.size());
  answer.streak = longest_streak(days);
}

/// One reading of the warehouse serves all four tests; the clock's, about half of the work, beside the others.
void add_sentences(Warehouse& warehouse, SummaryAnswer& answer) {
  const Coverage with_time = timed(answer.coverage);
  const ListeningClock listening = listening_clock(warehouse, answer.slice);
  ClockAnswer clock;
  clock.slice = answer.slice;
  clock.coverage = with_time;
  std::future<void> clock_tested = std::async(std::launch::async, [&] { test_clock(clock, listening); });

  YearsAnswer years;
  years.slice = answer.slice;
  years.coverage = with_time;
  test_years(years, listening.weeks);
  answer.years = sentence_of(years);

  SeasonsAnswer seasons;
  seasons.slice = answer.slice;
  seasons.coverage = with_time;
  test_seasons(seasons, listening.weeks);
  answer.seasons = sentence_of(seasons);

  GenresAnswer genres = genres_answer(warehouse, answer.coverage, answer.slice);
  test_shares(genres, listening.weeks);
  answer.genres = sentence_of(genres);

  clock_tested.get();
  clock.matrix = hour_matrix(warehouse, answer.slice);
  answer.clock = sentence_of(clock);
}

nlohmann::ordered_json text_or_null(const std::string& text) {
  return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

nlohmann::ordered_json streak_json(const Streak& streak) {
  if (streak.days == 0) return nullptr;
  return {{"from", format_date(streak.from)}, {"days", streak.days}};
}

std::string facts_table(const SummaryAnswer& answer, const TextStyle& style) {
  const std::vector<std::pair<const char*, std::string>> facts = {
      {"First play", answer.first_play},
      {"Last play", answer.last_play},
      {"Artists", with_thousands(answer.artists)},
      {"Albums", with_thousands(answer.albums)},
      {"Tracks", with_thousands(answer.tracks)},
      {"Days with plays", fmt::format("{} of {}", with_thousands(answer.days_with_plays), with_thousands(answer.days))},
      {"Longest streak", answer.streak.days == 0
                             ? ""
                             : counted(answer.streak.days, "day", "days") + " from " + format_date(answer.streak.from)},
  };
  std::string lines;
  for (const auto& [name, value] : facts)
    if (!value.empty()) lines += pad_right(name, 17) + clip(value, columns(style) - 17) + "\n";
  return lines;
}

}  // namespace

Streak longest_streak(const std::vector<Date>& days) {
  Streak longest, current;
  std::int64_t expected = 0;
  for (const Date& day : days) {
    const std::int64_t number = days_from_civil(day);
    if (current.days == 0 || number != expected) current = {day, 0};
    ++current.days;
    expected = number + 1;
    if (current.days > longest.days) longest = current;
  }
  return longest;
}

double SummaryAnswer::plays_a_day() const {
  return share_of(static_cast<double>(timed(coverage).scrobbles), static_cast<double>(days));
}

SummaryAnswer summary_answer(Warehouse& warehouse, const Slice& slice) {
  SummaryAnswer answer;
  answer.slice = slice;
  answer.coverage = coverage_of(warehouse, slice);
  add_plays(warehouse, answer);
  add_days(warehouse, answer);
  add_sentences(warehouse, answer);
  return answer;
}

std::string sentence_of(const SummaryAnswer& answer) {
  if (answer.coverage.scrobbles == 0) return nothing_to_answer(answer.slice, answer.coverage);
  const std::string scrobbles = counted(answer.coverage.scrobbles, "scrobble", "scrobbles");
  const std::string artists = counted(answer.artists, "artist", "artists");
  if (answer.days == 0) return fmt::format("{} of {}, none with a known time.", scrobbles, artists);
  return fmt::format("{} of {} from {} to {}: {:.1f} a day.", scrobbles, artists, format_date(*answer.coverage.first),
                     format_date(*answer.coverage.last), answer.plays_a_day());
}

nlohmann::ordered_json to_json(const SummaryAnswer& answer) {
  auto json = answer_frame("summary", answer.slice, sentence_of(answer), answer.coverage);
  json["scrobbles"] = answer.coverage.scrobbles;
  json["artists"] = answer.artists;
  json["albums"] = answer.albums;
  json["tracks"] = answer.tracks;
  json["first_play"] = text_or_null(answer.first_play);
  json["last_play"] = text_or_null(answer.last_play);
  json["days"] = answer.days;
  json["days_with_plays"] = answer.days_with_plays;
  json["plays_a_day"] = rounded(answer.plays_a_day());
  json["longest_streak"] = streak_json(answer.streak);
  json["answers"] = {
      {"genres", answer.genres}, {"clock", answer.clock}, {"years", answer.years}, {"seasons", answer.seasons}};
  return json;
}

std::string to_text(const SummaryAnswer& answer, const TextStyle& style) {
  std::string body;
  if (answer.coverage.scrobbles > 0) {
    const auto told = [&](const char* question, const std::string& sentence) {
      return part(question, wrapped(sentence, columns(style)));
    };
    body = "\n" + facts_table(answer, style) + told("Which genres most?", answer.genres) +
           told("At what time of day?", answer.clock) + told("Changed over the years?", answer.years) +
           told("Different with the season?", answer.seasons);
  }
  return answer_page(sentence_of(answer), body, answer.coverage, style);
}

}  // namespace tonearm
