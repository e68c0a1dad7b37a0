// The random numbers of the tests: the same on every machine.
#pragma once
#include <cstdint>

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

/// p-value of `observed` among kDraws draws: (1 + those at least as large) / (1 + kDraws). What is as large but for
/// rounding counts as as large.
class DrawnP {
 public:
  explicit DrawnP(double observed) : at_least_(observed * (1 - 1e-9)) {}

  void draw(double statistic) { as_large_ += statistic >= at_least_ ? 1 : 0; }
  double p() const { return (1.0 + as_large_) / (1 + kDraws); }

 private:
  double at_least_;
  int as_large_ = 0;
};

}  // namespace tonearm
