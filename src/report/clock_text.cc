// The clock in the terminal: a shaded week, and bars of the hours.
#include <fmt/format.h>

#include <algorithm>

#include "report/answer_frame.h"
#include "report/bars.h"
#include "report/clock_answer.h"
#include "report/display_text.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr const char* kShades[] = {" ", "░", "▒", "▓", "█"};
constexpr int kLabel = 4;

/// Any play at all is at least the lightest shade.
const char* shade(std::int64_t plays, std::int64_t most) {
  return most == 0 ? kShades[0] : kShades[(plays * 4 + most - 1) / most];
}

std::string hour_axis(int cell) {
  std::string axis(kLabel, ' ');
  for (int hour = 0; hour < 24; hour += 6) axis += pad_right(fmt::format("{:02}", hour), 6 * cell);
  axis.erase(axis.find_last_not_of(' ') + 1);
  return axis + "\n";
}

std::string shaded_week(const HourMatrix& matrix, const TextStyle& style) {
  const int cell = std::clamp((columns(style) - kLabel) / 24, 1, 3);
  std::int64_t most = 0;
  for (const auto& day : matrix) most = std::max(most, *std::max_element(day.begin(), day.end()));
  std::string lines = hour_axis(cell);
  for (int day = 0; day < 7; ++day) {
    std::string row;
    for (const std::int64_t plays : matrix[day])
      for (int i = 0; i < cell; ++i) row += shade(plays, most);
    lines += pad_right(kDays[day], kLabel) + colored(row, style) + "\n";
  }
  return lines;
}

std::string hour_bars(const std::array<std::int64_t, 24>& hours, const TextStyle& style) {
  std::int64_t all = 0;
  for (const std::int64_t plays : hours) all += plays;
  std::vector<Bar> bars;
  for (int hour = 0; hour < 24; ++hour) {
    const auto plays = static_cast<double>(hours[hour]);
    bars.push_back({fmt::format("{:02}:00", hour), plays, percent(share_of(plays, static_cast<double>(all)))});
  }
  return bar_chart(bars, style);
}

}  // namespace

std::string to_text(const ClockAnswer& answer, const TextStyle& style) {
  std::string body;
  if (answer.coverage.scrobbles > 0)
    body = part("Day of the week and hour, darker is more", shaded_week(answer.matrix, style)) +
           part("Hour, share of scrobbles", hour_bars(answer.hours(), style));
  return answer_page(sentence_of(answer), body, answer.coverage, style);
}

}  // namespace tonearm
