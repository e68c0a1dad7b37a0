#include "google/ordered_fetch.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace tonearm {
namespace {

struct Fetched {
  std::optional<std::string> bytes;
  std::exception_ptr failure;
};

/// What the threads share.
class Window {
 public:
  Window(std::size_t count, std::size_t ahead) : count_(count), ahead_(ahead) {}

  /// The next index to fetch, once there is room for it; nothing at the end.
  std::optional<std::size_t> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || next_ == count_ || next_ < taken_ + ahead_; });
    if (stopped_ || next_ == count_) return std::nullopt;
    return next_++;
  }
  void give(std::size_t index, Fetched fetched) {
    const std::lock_guard lock(mutex_);
    fetched_.emplace(index, std::move(fetched));
    changed_.notify_all();
  }
  Fetched take(std::size_t index) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return fetched_.contains(index); });
    Fetched fetched = std::move(fetched_.extract(index).mapped());
    return fetched;
  }
  /// Its bytes are gone: there is room for one more.
  void done(std::size_t index) {
    const std::lock_guard lock(mutex_);
    taken_ = index + 1;
    changed_.notify_all();
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  const std::size_t count_, ahead_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Fetched> fetched_;
  std::size_t next_ = 0, taken_ = 0;
  bool stopped_ = false;
};

/// Ends the threads however the caller leaves.
class Crew {
 public:
  Crew(std::size_t size, Window& window, const std::function<void()>& work) : window_(window) {
    for (std::size_t i = 0; i < size; ++i) threads_.emplace_back(work);
  }
  ~Crew() {
    window_.stop();
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  Window& window_;
  std::vector<std::thread> threads_;
};

}  // namespace

void fetch_in_order(std::size_t count, const FetchLimits& limits,
                    const std::function<std::optional<std::string>(std::size_t)>& fetch,
                    const std::function<void(std::size_t, std::optional<std::string>)>& take) {
  Window window(count, std::max<std::size_t>(limits.ahead, 1));
  const auto work = [&] {
    while (const auto index = window.next()) {
      Fetched fetched;
      try {
        fetched.bytes = fetch(*index);
      } catch (...) {
        fetched.failure = std::current_exception();
      }
      window.give(*index, std::move(fetched));
    }
  };
  const Crew crew(std::min(count, limits.in_flight), window, work);
  for (std::size_t i = 0; i < count; ++i) {
    Fetched fetched = window.take(i);
    if (fetched.failure) std::rethrow_exception(fetched.failure);
    take(i, std::move(fetched.bytes));
    window.done(i);
  }
}

}  // namespace tonearm
