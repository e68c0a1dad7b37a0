// Random numbers that are the same for a seed on every machine (splitmix64, https://prng.di.unimi.it/splitmix64.c).
#pragma once
#include <cstdint>

namespace tonearm::simulator {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  /// Dice of their own for the n-th of many things, so that one thing's draws do not move the next one's.
  Dice(std::uint64_t seed, std::uint64_t n) : state_(seed * 0x9e3779b97f4a7c15U + n * 0xd1b54a32d192ed03U) { next(); }

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  /// 0 <= x < 1.
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  /// 0 <= x < n; n > 0.
  std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(n)); }
  /// from <= x <= to.
  std::int64_t between(std::int64_t from, std::int64_t to) { return from + below(to - from + 1); }
  bool chance(double probability) { return unit() < probability; }

 private:
  std::uint64_t state_;
};

}  // namespace tonearm::simulator
