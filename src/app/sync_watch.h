// Tells when no sync has ended well for too long: the one trouble that no run is there to tell.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/parts.h"
#include "app/telling.h"

namespace tonearm {

class SyncWatch {
 public:
  /// Looks now and then. A lake without any run counts from now on. `stop_telling`: ends what is being told, for
  /// whoever waits for the server's end. All outlive it.
  SyncWatch(Parts& parts, Teller& teller, std::chrono::seconds at_most, std::function<void(const std::string&)> warn,
            std::function<void()> stop_telling);
  ~SyncWatch();

 private:
  void watch();
  void look();

  Parts& parts_;
  Teller& teller_;
  const std::chrono::seconds at_most_;
  const std::function<void(const std::string&)> warn_;
  const std::function<void()> stop_telling_;
  const std::vector<std::string> users_;
  const std::int64_t started_at_;
  LocalClock clock_;
  Memory memory_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false;
  std::thread thread_;  // last: it uses all else
};

}  // namespace tonearm
