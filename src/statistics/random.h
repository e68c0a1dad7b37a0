// The random numbers of the tests: the same on every machine.
#pragma once
#include <cstdint>

#include "statistics/findings.h"

namespace tonearm {

/// splitmix64 (Steele, Lea & Flood 2014).
class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  double uniform();      ///< 0 up to, not with, 1
  int below(int count);  ///< 0 up to count - 1
  double normal();       ///< Box & Muller 1958, the cosine alone: two uniforms each

 private:
  std::uint64_t state_;
};

/// How many times a test draws from "nothing there".
inline constexpr int kDraws = 1999;

/// p-value of what was seen among kDraws draws: (1 + those at least as large) / (1 + kDraws). What is as large but for
/// rounding counts as as large.
double p_of(const Chance& chance);

}  // namespace tonearm
