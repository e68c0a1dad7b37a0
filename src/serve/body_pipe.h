// A long body on its way from a worker to a client: bounded, so that a slow client slows the worker.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "serve/api.h"
#include "serve/exchange.h"
#include "serve/worker_pool.h"

namespace tonearm {

class BodyPipe {
 public:
  /// `wake`: called from the worker's thread when there is something to take. `patience`: how long a client may take
  /// nothing.
  BodyPipe(std::size_t most_bytes, std::chrono::milliseconds patience, std::function<void()> wake)
      : most_bytes_(most_bytes), patience_(patience), wake_(std::move(wake)) {}

  /// The worker's side. Throws Error(try_again) once the client is gone or has taken nothing for too long.
  void write(std::string_view piece, JobTime& time);
  /// `failure`: what to answer instead, where nothing was written yet; else the body is cut.
  void end(std::optional<WebAnswer> failure);

  /// The client's side.
  struct Taken {
    std::string bytes;
    bool ended = false;
    std::optional<WebAnswer> failure;  ///< only with `ended`
  };
  Taken take();
  void close();

 private:
  std::size_t most_bytes_;
  std::chrono::milliseconds patience_;
  std::function<void()> wake_;
  std::mutex mutex_;
  std::condition_variable taken_;
  std::string bytes_;
  bool ended_ = false, closed_ = false;
  std::optional<WebAnswer> failure_;
};

/// A worker's part of a stream: writes all of it, and how it ended.
void write_stream(Api& api, Warehouse& warehouse, const ApiRequest& question, BodyPipe& pipe, JobTime& time,
                  const std::function<void(const std::string&)>& trouble);

}  // namespace tonearm
