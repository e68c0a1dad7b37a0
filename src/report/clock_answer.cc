#include "report/clock_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "report/answer_frame.h"
#include "report/numbers.h"
#include "report/sentence_parts.h"

namespace tonearm {
namespace {

template <std::size_t N>
double sum(const std::array<double, N>& plays) {
  return std::accumulate(plays.begin(), plays.end(), 0.0);
}

nlohmann::ordered_json hours_json(const std::array<double, 24>& hours) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (int hour = 0; hour < 24; ++hour)
    rows.push_back(
        {{"hour", hour}, {"plays", plays_json(hours[hour])}, {"share", rounded(share_of(hours[hour], sum(hours)))}});
  return rows;
}

nlohmann::ordered_json weekdays_json(const std::array<double, 7>& days) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (int day = 0; day < 7; ++day)
    rows.push_back({{"weekday", day + 1},
                    {"name", kWeekdays[day]},
                    {"plays", plays_json(days[day])},
                    {"share", rounded(share_of(days[day], sum(days)))}});
  return rows;
}

nlohmann::ordered_json matrix_json(const HourMatrix& matrix) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const auto& day : matrix) {
    nlohmann::ordered_json row = nlohmann::ordered_json::array();
    for (const double plays : day) row.push_back(plays_json(plays));
    rows.push_back(row);
  }
  return rows;
}

/// Hours of the day and ± hours; null without plays.
nlohmann::ordered_json busiest_half_json(const ClockFindings& findings) {
  if (!findings.busiest_half) return nullptr;
  const BusiestHalf& half = *findings.busiest_half;
  return {{"from_hour", precise(half.start.value)},
          {"from_half_width", precise(half.start.half_width)},
          {"to_hour", precise(half.end.value)},
          {"to_half_width", precise(half.end.half_width)},
          {"hours", precise(half.length.value)},
          {"hours_half_width", precise(half.length.half_width)},
          {"batches", half.batches}};
}

/// "10:00 to 18:00", the busiest half; where hours were asked for, the fullest of them.
std::string half_headline(const ClockAnswer& answer) {
  if (!answer.findings.busiest_half) return "Not enough data";
  if (!answer.slice.hours.empty()) return fmt::format("Most at {:02}:00", busiest_hours(answer.hours()).at(0));
  const BusiestHalf& half = *answer.findings.busiest_half;
  return fmt::format("{} to {}", time_text(half.start.value), time_text(half.end.value));
}

nlohmann::ordered_json hour_or_null(const ClockFindings& findings) {
  return precise(findings.strength > 0 ? std::optional(findings.middle_hour) : std::nullopt);
}

/// Years from the first week on, by their first and last day.
nlohmann::ordered_json by_year_json(const ClockAnswer& answer) {
  const auto day = [&](std::size_t week, int of_week) {
    return format_date(civil_from_days(answer.first_monday + 7 * static_cast<std::int64_t>(week) + of_week));
  };
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const ClockYear& year : answer.findings.by_year)
    rows.push_back({{"from", day(year.first_week, 0)},
                    {"to", day(year.last_week, 6)},
                    {"hour", precise(year.hour.value)},
                    {"half_width", precise(year.hour.half_width)}});
  return rows;
}

/// Each family against the other music of the same weeks; `parts` are null where it has too few weeks.
nlohmann::ordered_json families_json(const ClockAnswer& answer) {
  constexpr const char* kParts[] = {"night", "morning", "afternoon", "evening"};
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (std::size_t family = 0; family < answer.families.families.size(); ++family) {
    const FamilyClock& clock = answer.families.families[family];
    nlohmann::ordered_json parts = nullptr;
    if (clock.parts) {
      parts = nlohmann::ordered_json::object();
      for (std::size_t part = 0; part < 4; ++part) parts[kParts[part]] = to_json((*clock.parts)[part]);
    }
    rows.push_back({{"name", answer.names.at(family)},
                    {"eligible", clock.eligible},
                    {"p", precise(clock.eligible ? std::optional(clock.adjusted_p) : std::nullopt)},
                    {"parts", parts}});
  }
  return {{"verdict", verdict_name(answer.families.verdict)}, {"p", precise(answer.families.p_any)}, {"rows", rows}};
}

}  // namespace

std::array<double, 24> ClockAnswer::hours() const {
  std::array<double, 24> hours{};
  for (const auto& day : matrix)
    for (int hour = 0; hour < 24; ++hour) hours[hour] += day[hour];
  return hours;
}

std::array<double, 7> ClockAnswer::weekdays() const {
  std::array<double, 7> days{};
  std::transform(matrix.begin(), matrix.end(), days.begin(), [](const auto& day) { return sum(day); });
  return days;
}

HourMatrix hour_matrix(Warehouse& warehouse, const Slice& slice) {
  HourMatrix matrix{};
  query(warehouse,
        "select h.weekday, h.local_hour, sum(" + counted_plays(slice, "h.plays") + ") from fact_artist_quarters h" +
            joined_weights(slice) + " where " + conditions(slice) +
            " and h.weekday is not null group by h.weekday, h.local_hour",
        [&](const Row& row) {
          matrix.at(static_cast<std::size_t>(as_int(row[0]) - 1)).at(static_cast<std::size_t>(as_int(row[1]))) +=
              as_double(row[2]);
        });
  return matrix;
}

ClockAnswer clock_answer(Warehouse& warehouse, const Slice& slice) {
  ClockAnswer answer;
  answer.slice = slice;
  answer.coverage = timed(coverage_of(warehouse, slice));
  answer.matrix = hour_matrix(warehouse, slice);
  test_clock(answer, listening_clock(warehouse, slice));
  return answer;
}

std::vector<int> busiest_hours(const std::array<double, 24>& hours) {
  std::vector<int> order(24);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return hours[a] > hours[b]; });
  order.erase(std::find_if(order.begin(), order.end(), [&](int hour) { return hours[hour] == 0; }), order.end());
  return order;
}

void test_clock(ClockAnswer& answer, const ListeningClock& clock) {
  answer.findings = clock_findings(clock.clock);
  answer.families = family_clock_findings(clock.families);
  answer.names.assign(clock.weeks.names.begin(), clock.weeks.names.end() - 1);
  answer.weeks = clock.clock.weeks;
  answer.first_monday = static_cast<std::int64_t>(clock.clock.first_day);
}

nlohmann::ordered_json to_json(const ClockAnswer& answer) {
  auto json = answer_frame("clock", answer.slice, sentence_of(answer), answer.coverage, finding_of(answer));
  json["headline"] = half_headline(answer);
  json["level"] = kind_name(clock_grouping(answer.slice));
  const auto hours = answer.hours();
  auto busiest = busiest_hours(hours);
  busiest.resize(std::min<std::size_t>(busiest.size(), 3));
  json["busiest_hours"] = busiest;
  json["busiest_half"] = busiest_half_json(answer.findings);
  json["middle"] = {{"clear", answer.findings.clear_middle},
                    {"hour", hour_or_null(answer.findings)},
                    {"strength", precise(answer.findings.strength)}};
  json["by_year"] = by_year_json(answer);
  json["families"] = families_json(answer);
  json["hours"] = hours_json(hours);
  json["weekdays"] = weekdays_json(answer.weekdays());
  json["matrix"] = matrix_json(answer.matrix);
  return json;
}

}  // namespace tonearm
