#include "calibration/row.h"

#include <atomic>
#include <cmath>
#include <thread>

#include "statistics/random.h"

namespace tonearm::calibration {
namespace {

constexpr double kNormal = 1.959963984540054;  // 95 %

std::uint64_t seed_of(int number, int listener) {
  return SplitMix((static_cast<std::uint64_t>(number) << 32) + static_cast<std::uint64_t>(listener)).next();
}

Reached with_interval(int listeners, double part) {
  const double square = kNormal * kNormal / listeners, middle = (part + square / 2) / (1 + square);
  const double half = kNormal * std::sqrt(part * (1 - part) / listeners + square / listeners / 4) / (1 + square);
  return {listeners, part, part > 0 ? middle - half : 0, part < 1 ? middle + half : 1};
}

}  // namespace

Reached reach(const Row& row, int number, int listeners, int threads) {
  std::vector<double> kept(static_cast<std::size_t>(listeners));
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < kept.size(); i = next++)
      kept[i] = row.measure(row.dials, seed_of(number, static_cast<int>(i)));
  };
  std::vector<std::jthread> others;
  for (int thread = 1; thread < threads; ++thread) others.emplace_back(work);
  work();
  others.clear();
  double sum = 0;
  for (const double listener : kept) sum += listener;
  const auto count = static_cast<int>(kept.size());
  return with_interval(count, sum / count);
}

}  // namespace tonearm::calibration
