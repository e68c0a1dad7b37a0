// Keeps a server's own warehouse in step with a lake that others write: from time to time `tonearm refresh` as a child.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "serve/sync_runner.h"

namespace tonearm {

class LakeFollower {
 public:
  /// `refresh` runs at once, then `every` so often. `say`: what went wrong, for the log. All outlive it.
  LakeFollower(SyncRunner& refresh, std::chrono::milliseconds every, std::function<void(const std::string&)> say);
  ~LakeFollower();

  /// Waits until the first run has ended, well or not.
  void wait_for_first();

 private:
  void follow();
  void run_once();

  SyncRunner& refresh_;
  const std::chrono::milliseconds every_;
  const std::function<void(const std::string&)> say_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false, first_ended_ = false;
  std::thread thread_;  // last: it uses all else
};

}  // namespace tonearm
