#include "serve/worker_pool.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace tonearm {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kLook{500};  // between two looks at the workers, at most
constexpr std::chrono::milliseconds kAgain{20};  // a job may ask several questions: each is interrupted

struct Job {
  GenerationRef generation;
  WorkerPool::Work work;
  bool idle = false;
};

}  // namespace

struct WorkerPool::Impl {
  /// What the watch sees of one worker. Its mutex is held while a reader is interrupted, so that the interrupt can only
  /// meet the job that it is meant for.
  struct Desk : JobTime {
    explicit Desk(std::chrono::milliseconds limit) : limit(limit) {}
    void progress() override {
      const std::lock_guard guard(mutex);
      if (!over) deadline = Steady::now() + limit;
    }
    bool is_over() override {
      const std::lock_guard guard(mutex);
      return over;
    }
    void begin(Warehouse* reader) {
      const std::lock_guard guard(mutex);
      warehouse = reader, over = false, deadline = Steady::now() + limit;
    }
    void end() {
      const std::lock_guard guard(mutex);
      warehouse = nullptr;
    }
    /// When to look again.
    Steady::time_point look(bool stopping) {
      const std::lock_guard guard(mutex);
      const auto now = Steady::now();
      if (!warehouse) return now + limit;
      over = over || stopping || now >= deadline;
      if (!over) return deadline;
      warehouse->interrupt();
      return now + kAgain;
    }

    std::mutex mutex;
    std::chrono::milliseconds limit;
    Warehouse* warehouse = nullptr;
    bool over = false;
    Steady::time_point deadline;
  };

  Impl(std::size_t workers, std::size_t most_waiting, std::chrono::milliseconds limit) : most_waiting(most_waiting) {
    for (std::size_t i = 0; i < workers; ++i) desks.push_back(std::make_unique<Desk>(limit));
    for (std::size_t i = 0; i < workers; ++i) threads.emplace_back([this, i] { work(i); });
    watch = std::thread([this] { keep_time(); });
  }

  ~Impl() { stop(); }

  void stop() {
    {
      const std::lock_guard guard(mutex);
      if (std::exchange(stopping, true)) return;
      urgent.clear();
      idle.clear();
    }
    changed.notify_all();
    for (std::thread& thread : threads) thread.join();
    {
      const std::lock_guard guard(mutex);
      workers_ended = true;
    }
    watch_changed.notify_all();
    watch.join();
  }

  std::optional<Job> next() {
    std::unique_lock lock(mutex);
    for (;;) {
      if (stopping) return std::nullopt;
      if (!urgent.empty()) return take(urgent);
      if (!idle.empty() && !idle_under_way) {
        idle_under_way = true;
        return take(idle);
      }
      changed.wait(lock);
    }
  }

  static Job take(std::deque<Job>& jobs) {
    Job job = std::move(jobs.front());
    jobs.pop_front();
    return job;
  }

  void work(std::size_t index) {
    while (std::optional<Job> job = next()) {
      Warehouse* reader = job->generation ? job->generation->warehouses.at(index).get() : nullptr;
      desks[index]->begin(reader);
      job->work(reader, *desks[index]);
      desks[index]->end();
      const bool was_idle = job->idle;
      job.reset();  // the last one of an old generation closes it here
      if (was_idle) end_idle();
    }
  }

  void end_idle() {
    {
      const std::lock_guard guard(mutex);
      idle_under_way = false;
    }
    changed.notify_one();
  }

  void keep_time() {
    std::unique_lock lock(mutex);
    while (!workers_ended) {
      const bool now_stopping = stopping;
      auto until = Steady::now() + (now_stopping ? kAgain : kLook);
      for (const auto& desk : desks) until = std::min(until, desk->look(now_stopping));
      watch_changed.wait_until(lock, until);
    }
  }

  std::size_t most_waiting;
  std::mutex mutex;
  std::condition_variable changed, watch_changed;
  std::deque<Job> urgent, idle;
  bool idle_under_way = false, stopping = false, workers_ended = false;
  std::vector<std::unique_ptr<Desk>> desks;
  std::vector<std::thread> threads;
  std::thread watch;
};

WorkerPool::WorkerPool(std::size_t workers, std::size_t most_waiting, std::chrono::milliseconds limit)
    : impl_(std::make_unique<Impl>(workers, most_waiting, limit)) {}
WorkerPool::~WorkerPool() = default;
void WorkerPool::stop() { impl_->stop(); }

bool WorkerPool::submit(GenerationRef generation, Work work) {
  {
    const std::lock_guard guard(impl_->mutex);
    if (impl_->stopping || impl_->urgent.size() >= impl_->most_waiting) return false;
    impl_->urgent.push_back({std::move(generation), std::move(work), false});
  }
  impl_->changed.notify_one();
  return true;
}

void WorkerPool::submit_idle(GenerationRef generation, Work work) {
  {
    const std::lock_guard guard(impl_->mutex);
    if (impl_->stopping) return;
    impl_->idle.push_back({std::move(generation), std::move(work), true});
  }
  impl_->changed.notify_one();
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard guard(impl_->mutex);
  return impl_->urgent.size();
}

}  // namespace tonearm
