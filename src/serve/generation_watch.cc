#include "serve/generation_watch.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "core/error.h"

namespace tonearm {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kLeastPause{200};  // between two looks, however many ask for one

}  // namespace

struct GenerationWatch::Impl {
  Impl(WarehouseGenerations& generations, std::size_t readers, std::chrono::milliseconds period, Told told)
      : generations(generations), readers(readers), period(period), told(std::move(told)) {
    follow();
    thread = std::thread([this] { watch(); });
  }

  ~Impl() { stop(); }

  void stop() {
    {
      const std::lock_guard guard(mutex);
      if (std::exchange(stopping, true)) return;
    }
    changed.notify_all();
    thread.join();
  }

  void watch() {
    std::unique_lock lock(mutex);
    while (!stopping) {
      changed.wait_for(lock, std::min(kLeastPause, period), [this] { return stopping; });
      changed.wait_until(lock, last_look + period, [this] { return stopping || asked; });
      if (stopping) return;
      asked = false;
      lock.unlock();
      follow();
      lock.lock();
    }
  }

  void follow() {
    last_look = Steady::now();
    const std::string name = generations.current_name();
    const GenerationRef before = read();
    if (name.empty() || (before && before->generation == name)) return;
    try {
      swap_in(std::make_shared<Readers>(generations.open_readers(readers)));
    } catch (const Error& error) {
      complain(name, error);
    }
  }

  GenerationRef read() {
    const std::lock_guard guard(mutex);
    return current;
  }

  void swap_in(GenerationRef next) {
    {
      const std::lock_guard guard(mutex);
      current = next;
      problem.clear();
    }
    if (told.swapped) told.swapped(std::move(next));
  }

  void complain(const std::string& name, const Error& error) {
    {
      const std::lock_guard guard(mutex);
      if (complained_of == name) return;
      complained_of = name;
      problem = error.what();
    }
    if (told.trouble) told.trouble(error.what());
  }

  WarehouseGenerations& generations;
  std::size_t readers;
  std::chrono::milliseconds period;
  Told told;
  std::mutex mutex;
  std::condition_variable changed;
  GenerationRef current;
  std::string problem, complained_of;
  bool stopping = false, asked = false;
  Steady::time_point last_look;  // the watch's thread alone, once it runs
  std::thread thread;
};

GenerationWatch::GenerationWatch(WarehouseGenerations& generations, std::size_t readers,
                                 std::chrono::milliseconds period, Told told)
    : impl_(std::make_unique<Impl>(generations, readers, period, std::move(told))) {}
GenerationWatch::~GenerationWatch() = default;
void GenerationWatch::stop() { impl_->stop(); }

GenerationRef GenerationWatch::current() const { return impl_->read(); }

std::string GenerationWatch::problem() const {
  const std::lock_guard guard(impl_->mutex);
  return impl_->problem;
}

void GenerationWatch::look() {
  {
    const std::lock_guard guard(impl_->mutex);
    impl_->asked = true;
  }
  impl_->changed.notify_one();
}

}  // namespace tonearm
