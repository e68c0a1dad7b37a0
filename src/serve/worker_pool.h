// Threads that do what takes long: each with a reader of its own, a limit of time and a bounded queue before them.
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include "ports/warehouse_generations.h"

namespace tonearm {

/// The readers of one generation, one a worker. It is closed when the last request that reads it has ended.
using GenerationRef = std::shared_ptr<Readers>;

/// One job's limit of time.
class JobTime {
 public:
  virtual ~JobTime() = default;
  /// The limit starts anew: something came of it.
  virtual void progress() = 0;
  /// Whether its queries were interrupted because the time was over.
  virtual bool is_over() = 0;
};

class WorkerPool {
 public:
  /// `limit`: for each job; its reader is interrupted then.
  WorkerPool(std::size_t workers, std::size_t most_waiting, std::chrono::milliseconds limit);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  /// Drops what waits, interrupts what is under way, and waits for that; nothing is taken any more.
  void stop();

  /// What a job throws is lost: it catches what it can meet. `warehouse`: nullptr where there is no generation.
  using Work = std::function<void(Warehouse* warehouse, JobTime& time)>;

  /// False where as many wait as may.
  bool submit(GenerationRef generation, Work work);
  /// Done only while nothing else waits, and by one worker at a time.
  void submit_idle(GenerationRef generation, Work work);

  std::size_t waiting() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tonearm
