// A thread that renews a lease while its program works.
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "google/lease.h"

namespace tonearm {

class LeaseKeeper {
 public:
  /// `lease` outlives it. A renewal that fails is tried again at the next turn; `Lease::check` says what came of it.
  explicit LeaseKeeper(Lease& lease, std::chrono::milliseconds every = Lease::kLength / 3);
  ~LeaseKeeper();

 private:
  void keep();

  Lease& lease_;
  const std::chrono::milliseconds every_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
  std::thread thread_;  // last: it uses all else
};

}  // namespace tonearm
