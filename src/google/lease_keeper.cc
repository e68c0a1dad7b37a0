#include "google/lease_keeper.h"

#include "core/error.h"

namespace tonearm {

LeaseKeeper::LeaseKeeper(Lease& lease, std::chrono::milliseconds every)
    : lease_(lease), every_(every), thread_([this] { keep(); }) {}

LeaseKeeper::~LeaseKeeper() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void LeaseKeeper::keep() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, every_, [&] { return ended_; })) {
    lock.unlock();
    try {
      lease_.renew();
    } catch (const Error&) {  // the service may be back at the next turn; what is lost, check() says
    }
    lock.lock();
  }
}

}  // namespace tonearm
