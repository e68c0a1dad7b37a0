// Independent pieces of work on all cores.
#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace tonearm {

/// Calls work(i) for each i < count, from as many threads as there are cores (8 at most). The first exception ends the
/// rest and is thrown again.
template <class Work>
void side_by_side(std::size_t count, Work work) {
  constexpr unsigned kMostThreads = 8;
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::exception_ptr failure;
  const auto loop = [&] {
    try {
      for (std::size_t i = next++; i < count && !failed; i = next++) work(i);
    } catch (...) {
      if (!failed.exchange(true)) failure = std::current_exception();
    }
  };
  const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads);
  std::vector<std::jthread> pool;
  for (std::size_t i = 1; i < std::min<std::size_t>(cores, count); ++i) pool.emplace_back(loop);
  loop();
  pool.clear();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace tonearm
