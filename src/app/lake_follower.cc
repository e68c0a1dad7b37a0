#include "app/lake_follower.h"

#include "core/error.h"

namespace tonearm {

using namespace std::chrono_literals;

LakeFollower::LakeFollower(SyncRunner& refresh, std::chrono::milliseconds every,
                           std::function<void(const std::string&)> say)
    : refresh_(refresh), every_(every), say_(std::move(say)), thread_([this] { follow(); }) {}

LakeFollower::~LakeFollower() {
  {
    const std::lock_guard guard(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  refresh_.stop(0ms);
  thread_.join();
}

void LakeFollower::wait_for_first() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return first_ended_ || ending_; });
}

void LakeFollower::follow() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    lock.unlock();
    run_once();
    lock.lock();
    first_ended_ = true;
    changed_.notify_all();
    changed_.wait_for(lock, every_, [this] { return ending_; });
  }
}

void LakeFollower::run_once() {
  std::string trouble;
  try {
    refresh_.start();
    for (std::unique_lock lock(mutex_); !ending_ && refresh_.state().running;) changed_.wait_for(lock, 50ms);
    const SyncState state = refresh_.state();
    if (!state.running && state.last_outcome != "complete") trouble = state.last_message;
  } catch (const Error& error) {  // another tonearm is at work on the home: at the next turn
    trouble = error.what();
  }
  const std::lock_guard guard(mutex_);
  if (!trouble.empty() && !ending_) say_("the lake is not followed: " + trouble);
}

}  // namespace tonearm
