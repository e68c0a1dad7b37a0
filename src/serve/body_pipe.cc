#include "serve/body_pipe.h"

#include <fmt/format.h>

#include <algorithm>

namespace tonearm {
namespace {

constexpr std::chrono::milliseconds kStep{500};  // the job's own time stands still meanwhile

}  // namespace

void BodyPipe::write(std::string_view piece, JobTime& time) {
  {
    std::unique_lock lock(mutex_);
    const auto end = std::chrono::steady_clock::now() + patience_;
    const auto room = [this] { return closed_ || bytes_.size() < most_bytes_; };
    while (!taken_.wait_for(lock, std::min(kStep, patience_), room)) {
      time.progress();
      if (time.is_over() || std::chrono::steady_clock::now() >= end) closed_ = true;
    }
    if (closed_) throw Error(Remedy::try_again, "the client takes no more");
    bytes_ += piece;
  }
  time.progress();
  wake_();
}

void BodyPipe::end(std::optional<WebAnswer> failure) {
  {
    const std::lock_guard guard(mutex_);
    ended_ = true;
    failure_ = std::move(failure);
  }
  wake_();
}

BodyPipe::Taken BodyPipe::take() {
  Taken taken;
  {
    const std::lock_guard guard(mutex_);
    taken.bytes.swap(bytes_);
    taken.ended = ended_;
    if (ended_) taken.failure = failure_;
  }
  taken_.notify_one();
  return taken;
}

void BodyPipe::close() {
  {
    const std::lock_guard guard(mutex_);
    closed_ = true;
  }
  taken_.notify_one();
}

void write_stream(Api& api, Warehouse& warehouse, const ApiRequest& question, BodyPipe& pipe, JobTime& time,
                  const std::function<void(const std::string&)>& trouble) {
  std::optional<WebAnswer> failure;
  try {
    api.stream(warehouse, question, [&](std::string_view piece) { pipe.write(piece, time); });
  } catch (const Error& error) {
    failure =
        time.is_over() ? problem(504, "this question took too long", "Choose a shorter period.") : problem_of(error);
    if (failure->status == 500) trouble(fmt::format("{}: {}", question.path, error.what()));
  } catch (const std::exception& error) {
    failure = problem_of(Error(Remedy::look_into_data, ""));
    trouble(fmt::format("{}: unexpected: {}", question.path, error.what()));
  }
  pipe.end(std::move(failure));
}

}  // namespace tonearm
