#include "statistics/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tonearm {

std::uint64_t SplitMix::next() {
  state_ += 0x9E3779B97F4A7C15;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

double SplitMix::uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

int SplitMix::below(int count) { return static_cast<int>(uniform() * count); }

double SplitMix::normal() {
  const double radius = std::sqrt(-2 * std::log(1 - uniform()));
  return radius * std::cos(2 * std::numbers::pi * uniform());
}

double p_of(const Chance& chance) {
  const auto as_large = std::count_if(chance.draws.begin(), chance.draws.end(),
                                      [least = chance.seen * (1 - 1e-9)](double draw) { return draw >= least; });
  return (1.0 + static_cast<double>(as_large)) / (1 + kDraws);
}

}  // namespace tonearm
