#include "publish/site/figures.h"

#include <nlohmann/json.hpp>

#include "explore/calendar.h"
#include "explore/day_plays.h"
#include "explore/overview.h"
#include "explore/top_titles.h"
#include "report/report.h"

namespace tonearm {
namespace {

constexpr int kArtists = 5;

/// Weeks of a year begin on its first day, so that the last is short; those of the history are of the calendar.
std::vector<double> weeks_of(const std::vector<DayPlays>& days, std::int64_t first, std::int64_t last) {
  std::vector<double> weeks(last < first ? 0 : static_cast<std::size_t>((last - first) / 7 + 1));
  for (const DayPlays& day : days)
    if (first <= day.day && day.day <= last) weeks[static_cast<std::size_t>((day.day - first) / 7)] += day.plays;
  return weeks;
}

void add_answers(Warehouse& warehouse, const Slice& slice, bool times, Figures& figures) {
  struct Asked {
    AnswerKind kind;
    const char* question;
  };
  constexpr Asked kAsked[] = {{AnswerKind::genres, "What was played most?"},
                              {AnswerKind::clock, "At what time of day?"},
                              {AnswerKind::years, "Did preferences change?"},
                              {AnswerKind::seasons, "Did they depend on the season?"}};
  for (const Asked& asked : kAsked) {
    if (asked.kind == AnswerKind::clock && !times) continue;
    const Json answer = report_json(warehouse, asked.kind, slice, kArtists);
    figures.answers.push_back({asked.question, answer["headline"], answer["sentence"]});
  }
}

void add_lists(Warehouse& warehouse, const Slice& slice, Figures& figures) {
  const Json top = top_json(warehouse, TitleKind::artist, slice, Parameters({{"limit", std::to_string(kArtists)}}));
  for (const Json& row : top["rows"]) figures.top_artists.push_back({row["name"], row["plays"]});
  const Json genres = report_json(warehouse, AnswerKind::genres, slice, kArtists);
  for (const Json& row : genres["families"]) figures.families.push_back({row["name"], row["share"]});
  const Json busiest = calendar_json(warehouse, slice)["busiest"];
  if (busiest.empty()) return;
  figures.busiest_day = parse_date(busiest[0]["day"].get<std::string>());
  figures.busiest_plays = busiest[0]["plays"];
}

}  // namespace

Figures read_figures(Warehouse& warehouse, const Slice& whole, std::optional<int> year, bool times) {
  Slice slice = whole;
  if (year) {
    slice.from = Date{*year, 1, 1};
    slice.to = Date{*year, 12, 31};
  }
  const Json overview = overview_json(warehouse, slice);
  Figures figures;
  figures.user = slice.user;
  figures.year = year;
  figures.plays = overview["totals"]["scrobbles"];
  figures.artists = overview["totals"]["artists"];
  figures.new_artists = overview["totals"]["new_artists"];
  const std::vector<DayPlays> days = day_plays(warehouse, slice);
  if (!days.empty()) {
    figures.first = civil_from_days(days.front().day);
    figures.last = civil_from_days(days.back().day);
    const std::int64_t begin =
        year ? days_from_civil(*slice.from) : days.front().day - weekday_of(days.front().day) + 1;
    figures.weeks = weeks_of(days, begin, year ? days_from_civil(*slice.to) : days.back().day);
  }
  add_lists(warehouse, slice, figures);
  if (times)
    for (const Json& hour : overview["hours"]) figures.hours.push_back(hour["plays"]);
  if (year) add_answers(warehouse, slice, times, figures);
  return figures;
}

}  // namespace tonearm
