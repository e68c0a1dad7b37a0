// What the server counts of itself, as Prometheus reads it.
// Format: https://prometheus.io/docs/instrumenting/exposition_formats/ (text, version 0.0.4).
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "serve/sync_state.h"

namespace tonearm {

/// One thread's own.
class Metrics {
 public:
  /// `route`: a template, so that there are few.
  void request(const std::string& route, int status, double seconds);
  void cache(bool hit) { ++(hit ? cache_hits_ : cache_misses_); }

  /// What is read at the moment of asking.
  struct Now {
    std::size_t connections = 0, listeners = 0, waiting = 0, cache_bytes = 0, cache_answers = 0;
    std::string version, generation;
    std::int64_t plays = 0;
    SyncState sync;
  };
  std::string text(const Now& now) const;

 private:
  static constexpr std::array kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0};
  struct Latency {
    std::array<std::uint64_t, kBounds.size()> at_most{};
    std::uint64_t count = 0;
    double seconds = 0;
  };
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Latency> latency_;
  std::uint64_t cache_hits_ = 0, cache_misses_ = 0;
};

}  // namespace tonearm
