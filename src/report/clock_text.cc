// The clock in the terminal: a shaded week, and bars of the hours.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

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
const char* shade(double plays, double most) {
  return most == 0 ? kShades[0] : kShades[static_cast<int>(std::ceil(plays * 4 / most))];
}

std::string hour_axis(int cell) {
  std::string axis(kLabel, ' ');
  for (int hour = 0; hour < 24; hour += 6) axis += pad_right(fmt::format("{:02}", hour), 6 * cell);
  axis.erase(axis.find_last_not_of(' ') + 1);
  return axis + "\n";
}

std::string shaded_week(const HourMatrix& matrix, const TextStyle& style) {
  const int cell = std::clamp((columns(style) - kLabel) / 24, 1, 3);
  double most = 0;
  for (const auto& day : matrix) most = std::max(most, *std::max_element(day.begin(), day.end()));
  std::string lines = hour_axis(cell);
  for (int day = 0; day < 7; ++day) {
    std::string row;
    for (const double plays : matrix[day])
      for (int i = 0; i < cell; ++i) row += shade(plays, most);
    lines += pad_right(kDays[day], kLabel) + colored(row, style) + "\n";
  }
  return lines;
}

std::string hour_bars(const std::array<double, 24>& hours, const TextStyle& style) {
  const double all = std::accumulate(hours.begin(), hours.end(), 0.0);
  std::vector<Bar> bars;
  for (int hour = 0; hour < 24; ++hour)
    bars.push_back({fmt::format("{:02}:00", hour), hours[hour], percent(share_of(hours[hour], all))});
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
