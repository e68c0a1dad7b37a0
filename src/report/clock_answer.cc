#include "report/clock_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "report/answer_frame.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

constexpr const char* kWeekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::string hour_text(int hour) { return fmt::format("{:02}:00", hour % 24); }

std::string hours_text(int from, int length) {
  return fmt::format("{} to {}", hour_text(from), hour_text(from + length));
}

template <std::size_t N>
std::int64_t sum(const std::array<std::int64_t, N>& plays) {
  return std::accumulate(plays.begin(), plays.end(), std::int64_t{0});
}

double part_of(std::int64_t part, std::int64_t whole) {
  return share_of(static_cast<double>(part), static_cast<double>(whole));
}

nlohmann::ordered_json hours_json(const std::array<std::int64_t, 24>& hours) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (int hour = 0; hour < 24; ++hour)
    rows.push_back({{"hour", hour}, {"plays", hours[hour]}, {"share", rounded(part_of(hours[hour], sum(hours)))}});
  return rows;
}

nlohmann::ordered_json weekdays_json(const std::array<std::int64_t, 7>& days) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (int day = 0; day < 7; ++day)
    rows.push_back({{"weekday", day + 1},
                    {"name", kWeekdays[day]},
                    {"plays", days[day]},
                    {"share", rounded(part_of(days[day], sum(days)))}});
  return rows;
}

}  // namespace

std::array<std::int64_t, 24> ClockAnswer::hours() const {
  std::array<std::int64_t, 24> hours{};
  for (const auto& day : matrix)
    for (int hour = 0; hour < 24; ++hour) hours[hour] += day[hour];
  return hours;
}

std::array<std::int64_t, 7> ClockAnswer::weekdays() const {
  std::array<std::int64_t, 7> days{};
  std::transform(matrix.begin(), matrix.end(), days.begin(), [](const auto& day) { return sum(day); });
  return days;
}

HourMatrix hour_matrix(Warehouse& warehouse, const ReportRange& range) {
  HourMatrix matrix{};
  const RangeFilter filter = range_filter(range);
  const std::string sql = "select h.weekday, h.local_hour, count(*) from fact_scrobbles h where " + filter.sql +
                          " and h.weekday is not null group by h.weekday, h.local_hour";
  warehouse.query(sql, filter.parameters, [&](const Row& row) {
    matrix.at(static_cast<std::size_t>(as_int(row[0]) - 1)).at(static_cast<std::size_t>(as_int(row[1]))) +=
        as_int(row[2]);
  });
  return matrix;
}

ClockAnswer clock_answer(Warehouse& warehouse, const ReportRange& range) {
  return {range, timed(coverage_of(warehouse, range), range), hour_matrix(warehouse, range)};
}

std::vector<int> busiest_hours(const std::array<std::int64_t, 24>& hours) {
  std::vector<int> order(24);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return hours[a] > hours[b]; });
  order.erase(std::find_if(order.begin(), order.end(), [&](int hour) { return hours[hour] == 0; }), order.end());
  return order;
}

HourStretch busiest_half(const std::array<std::int64_t, 24>& hours) {
  const std::int64_t all = sum(hours);
  if (all == 0) return {};
  for (int length = 1; length <= 24; ++length) {
    HourStretch best;
    std::int64_t most = 0;
    for (int from = 0; from < 24; ++from) {
      std::int64_t plays = 0;
      for (int i = 0; i < length; ++i) plays += hours[(from + i) % 24];
      if (plays > most) best = {from, length}, most = plays;
    }
    if (most * 2 >= all) return best;
  }
  return {0, 24};
}

std::string sentence_of(const ClockAnswer& answer) {
  const auto hours = answer.hours();
  const auto days = answer.weekdays();
  if (sum(hours) == 0) return nothing_to_answer(answer.range, answer.coverage);
  const int hour = busiest_hours(hours).front();
  const auto day = std::max_element(days.begin(), days.end());
  const HourStretch half = busiest_half(hours);
  return fmt::format(
      "{} is the busiest hour: {} of {}. Half of them fall between {} and {}. {} is the busiest day of the week "
      "with {}. Whether these differences are more than chance is not tested here.",
      hours_text(hour, 1), percent(part_of(hours[hour], sum(hours))), counted(sum(hours), "scrobble", "scrobbles"),
      hour_text(half.from), hour_text(half.from + half.length), kWeekdays[day - days.begin()],
      percent(part_of(*day, sum(days))));
}

nlohmann::ordered_json to_json(const ClockAnswer& answer) {
  auto json = answer_frame("clock", answer.range, sentence_of(answer), answer.coverage);
  const auto hours = answer.hours();
  auto busiest = busiest_hours(hours);
  busiest.resize(std::min<std::size_t>(busiest.size(), 3));
  const HourStretch half = busiest_half(hours);
  json["busiest_hours"] = busiest;
  json["busiest_half"] = {
      {"from_hour", half.from}, {"to_hour", (half.from + half.length) % 24}, {"hours", half.length}};
  json["hours"] = hours_json(hours);
  json["weekdays"] = weekdays_json(answer.weekdays());
  json["matrix"] = answer.matrix;
  return json;
}

}  // namespace tonearm
