#include "app/sync_watch.h"

#include <algorithm>

#include "app/freshness.h"
#include "core/error.h"

namespace tonearm {
namespace {

using namespace std::chrono_literals;

// Its own: a sync writes runs/notified.json at any time.
constexpr const char* kMemoryKey = "runs/notified-server.json";

/// Often enough for the time that is watched, and a listing of the lake's runs each.
std::chrono::seconds between_looks(std::chrono::seconds at_most) {
  return std::clamp<std::chrono::seconds>(at_most / 4, 1s, 15min);
}

}  // namespace

SyncWatch::SyncWatch(Parts& parts, Teller& teller, std::chrono::seconds at_most,
                     std::function<void(const std::string&)> warn, std::function<void()> stop_telling)
    : parts_(parts),
      teller_(teller),
      at_most_(at_most),
      warn_(std::move(warn)),
      stop_telling_(std::move(stop_telling)),
      users_(listeners(parts)),
      started_at_(parts.clock.now()),
      clock_(parts.config.zones()),
      memory_(recall(&parts.lake, kMemoryKey)),
      thread_([this] { watch(); }) {}

SyncWatch::~SyncWatch() {
  {
    const std::lock_guard guard(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  stop_telling_();
  thread_.join();
}

void SyncWatch::watch() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, between_looks(at_most_), [this] { return ending_; })) {
    lock.unlock();
    try {
      look();
    } catch (const Error& error) {  // a lake that cannot be read now: at the next turn
      warn_(std::string("no sync could be looked for: ") + error.what());
    }
    lock.lock();
  }
}

void SyncWatch::look() {
  const std::int64_t last = oldest_good_end(parts_.lake, users_), now = parts_.clock.now();
  if (last == 0 && now - started_at_ <= at_most_.count()) return;
  const Decision decision = decide_no_sync(memory_, last, at_most_, now, clock_);
  if (decision.messages.empty() || !teller_.tell(decision.messages, warn_)) return;
  memory_ = decision.memory;
  remember(&parts_.lake, kMemoryKey, memory_);
}

}  // namespace tonearm
