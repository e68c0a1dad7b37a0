#include "statistics/busiest_half.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "statistics/student.h"

namespace tonearm {
namespace {

using Day = std::array<double, kQuarters>;

constexpr double kLeastPlays = 100;  // of a batch
constexpr double kWholeDay = 12;     // hours either way
constexpr double kQuartersAnHour = 4;

Day day_of(const WeekClock& clock, std::size_t from, std::size_t to) {
  Day day{};
  for (std::size_t w = from; w < to; ++w)
    for (std::size_t q = 0; q < kQuarters; ++q) day[q] += clock.at(w, q);
  return day;
}

double plays_of(const Day& day) {
  double plays = 0;
  for (const double quarter : day) plays += quarter;
  return plays;
}

/// In quarter-hours.
struct Arc {
  double start = 0, length = kQuarters;

  double end() const { return start + length; }
};

/// Starts at the edge of a quarter-hour, ends within one; of equal arcs the first.
Arc shortest_arc(const Day& day) {
  const double plays = plays_of(day);
  std::array<double, 2 * kQuarters + 1> before{};  // share of the plays before each edge, over two days
  for (std::size_t q = 0; q < 2 * kQuarters; ++q) before[q + 1] = before[q] + day[q % kQuarters] / plays;
  Arc shortest{0, 1e9};
  for (std::size_t start = 0; start < kQuarters; ++start) {
    const double half = before[start] + 0.5;
    const auto edge = std::lower_bound(before.begin(), before.end(), half - 1e-12);
    const auto end = static_cast<std::size_t>(edge - before.begin());
    const double beyond = (before[end] - half) / std::max(before[end] - before[end - 1], 1e-15);
    const double length = static_cast<double>(end) - beyond - static_cast<double>(start);
    if (length < shortest.length - 1e-9) shortest = {static_cast<double>(start), length};
  }
  return shortest;
}

/// The shorter way round the clock, from -48 to 48.
double round_the_clock(double quarters) {
  const double turned = quarters + kQuarters / 2.0;
  return turned - kQuarters * std::floor(turned / kQuarters) - kQuarters / 2.0;
}

std::vector<Arc> arcs_of_batches(const WeekClock& clock) {
  const std::size_t batches = std::max<std::size_t>(2, clock.weeks / (clock.weeks >= 104 ? 26 : 13));
  const std::size_t weeks = clock.weeks / batches, longer = clock.weeks % batches;
  std::vector<Arc> arcs;
  std::size_t from = 0;
  for (std::size_t batch = 0; batch < batches; ++batch) {
    const std::size_t to = from + weeks + (batch < longer ? 1 : 0);
    const Day day = day_of(clock, from, to);
    if (plays_of(day) >= kLeastPlays) arcs.push_back(shortest_arc(day));
    from = to;
  }
  return arcs;
}

/// In hours, of the mean of what was measured in each batch.
double half_width(const std::vector<double>& quarters) {
  if (quarters.size() < 2) return kWholeDay;
  const auto count = static_cast<double>(quarters.size());
  double mean = 0, squares = 0;
  for (const double value : quarters) mean += value / count;
  for (const double value : quarters) squares += (value - mean) * (value - mean);
  return t_quantile(count - 1) * std::sqrt(squares / (count - 1) / count) / kQuartersAnHour;
}

}  // namespace

std::optional<BusiestHalf> busiest_half(const WeekClock& clock) {
  const Day day = day_of(clock, 0, clock.weeks);
  if (plays_of(day) <= 0) return std::nullopt;
  const Arc whole = shortest_arc(day);
  std::vector<double> starts, ends, lengths;
  for (const Arc& arc : arcs_of_batches(clock)) {
    starts.push_back(round_the_clock(arc.start - whole.start));
    ends.push_back(round_the_clock(arc.end() - whole.end()));
    lengths.push_back(arc.length);
  }
  const double hours = whole.end() / kQuartersAnHour;
  return BusiestHalf{{whole.start / kQuartersAnHour, half_width(starts)},
                     {hours >= 24 ? hours - 24 : hours, half_width(ends)},
                     {whole.length / kQuartersAnHour, half_width(lengths)},
                     lengths.size()};
}

}  // namespace tonearm
