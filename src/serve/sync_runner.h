// A sync as a child process: one at a time, its log read as it comes.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "ports/clock.h"
#include "process/child.h"
#include "serve/sync_state.h"

namespace tonearm {

/// Thread-safe.
class SyncRunner {
 public:
  /// `hindrance`: why none may start now, as start() throws it; nothing where one may.
  SyncRunner(ChildCommand command, Clock& clock, std::function<std::optional<Error>()> hindrance);
  /// Stops the child.
  ~SyncRunner();
  SyncRunner(const SyncRunner&) = delete;

  /// Throws Error(try_again) where a sync is at work, here or in another process; another Error where none can be
  /// started.
  void start();
  SyncState state() const;
  /// Shown as next_at.
  void set_next(std::optional<std::int64_t> next_at);
  /// Called with each change, from any thread. Once this returns the one before is not called again.
  void on_change(std::function<void(const SyncState&)> listener);
  /// SIGTERM to the child's group, then waits at most so long; a child that has not ended by then ends by itself.
  void stop(std::chrono::milliseconds at_most);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tonearm
