#include "serve/sync_runner.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <condition_variable>
#include <cstring>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace tonearm {
namespace {

constexpr std::size_t kLongestLine = 64 * 1024;

/// Both ends closed with it.
struct Pipe {
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
      throw Error(Remedy::try_again, fmt::format("no sync can be started: {}", std::strerror(errno)));
    out = ends[0], in = ends[1];
  }
  ~Pipe() {
    close_in();
    if (out >= 0) ::close(out);
  }
  Pipe(const Pipe&) = delete;
  void close_in() {
    if (in >= 0) ::close(std::exchange(in, -1));
  }
  int take_out() { return std::exchange(out, -1); }
  int out = -1, in = -1;
};

/// Its log is its standard error.
pid_t started(const ChildCommand& command, int log) {
  pid_t pid = -1;
  const int error = start_child(command, {-1, -1, log}, pid);
  if (error != 0)
    throw Error(Remedy::fix_setup,
                fmt::format("{} cannot be run: {}", command.words[0], std::generic_category().message(error)),
                "Start tonearm serve again.");
  return pid;
}

}  // namespace

struct SyncRunner::Impl {
  Impl(ChildCommand command, Clock& clock, std::function<std::optional<Error>()> hindrance)
      : command(std::move(command)), clock(clock), hindrance(std::move(hindrance)) {}

  /// With what may start now, which is asked of the world each time.
  SyncState seen() {
    SyncState copy;
    {
      const std::lock_guard guard(mutex);
      copy = state;
    }
    const auto why = hindrance();
    copy.can_start = !why && !copy.running;
    copy.reason = why && !copy.running ? why->what() : "";
    return copy;
  }

  /// What is told last is how things stand: two threads never tell in the other order than they looked.
  void tell() {
    const std::lock_guard guard(listener_mutex);
    if (listener) listener(seen());
  }

  /// With the mutex held.
  void check_idle() const {
    if (state.running)
      throw Error(Remedy::try_again, "a sync is at work already", "Its progress is on the page Status.");
  }

  void begin() {
    {
      const std::lock_guard guard(mutex);
      check_idle();
    }
    if (const auto why = hindrance()) throw *why;
    Pipe log;
    {
      const std::lock_guard guard(mutex);
      check_idle();
      if (reader.joinable()) reader.join();
      pid = started(command, log.in);
      stopped = false;
      state.running = true;
      state.started_at = clock.now();
      state.last_message.clear();
      state.last_outcome.clear();
    }
    log.close_in();
    tell();  // before its end can be
    const std::lock_guard guard(mutex);
    reader = std::thread([this, out = log.take_out()] { follow(out); });
  }

  void follow(int out) {
    std::string text;
    char bytes[4096];
    pollfd waits[] = {{out, POLLIN, 0}, {given_up.out, POLLIN, 0}};
    for (;;) {
      if (::poll(waits, 2, -1) < 0 && errno != EINTR) break;
      if (waits[1].revents != 0) return void(::close(out));
      if (waits[0].revents == 0) continue;
      const ssize_t got = ::read(out, bytes, sizeof bytes);
      if (got == 0 || (got < 0 && errno != EINTR)) break;
      if (got > 0) text.append(bytes, static_cast<std::size_t>(got));
      take_lines(text);
      if (text.size() > kLongestLine) text.clear();
    }
    ::close(out);
    end();
  }

  void take_lines(std::string& text) {
    std::size_t from = 0;
    for (std::size_t end; (end = text.find('\n', from)) != std::string::npos; from = end + 1) {
      const std::lock_guard guard(mutex);
      take_log_line(state, std::string_view(text).substr(from, end - from));
    }
    text.erase(0, from);
    if (from > 0) tell();
  }

  /// Its log is closed. What it left is collected under the mutex, so that stop() never signals another process.
  void end() {
    siginfo_t info{};
    while (::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
    }
    {
      const std::lock_guard guard(mutex);
      int status = 0;
      ::waitpid(pid, &status, 0);
      pid = -1;
      take_end(state, WIFEXITED(status) ? WEXITSTATUS(status) : -1, stopped, clock.now());
    }
    ended.notify_all();
    tell();
  }

  void stop(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex);
    if (pid <= 0) return;
    stopped = true;
    ::kill(-pid, SIGTERM);
    ended.wait_for(lock, at_most, [this] { return pid <= 0; });
  }

  const ChildCommand command;
  Clock& clock;
  const std::function<std::optional<Error>()> hindrance;
  std::mutex listener_mutex;
  std::function<void(const SyncState&)> listener;
  Pipe given_up;  // closed at its writing end: the reader leaves a child that does not end
  std::mutex mutex;
  std::condition_variable ended;
  SyncState state;
  pid_t pid = -1;
  bool stopped = false;
  std::thread reader;
};

SyncRunner::SyncRunner(ChildCommand command, Clock& clock, std::function<std::optional<Error>()> hindrance)
    : impl_(std::make_unique<Impl>(std::move(command), clock, std::move(hindrance))) {}

SyncRunner::~SyncRunner() {
  stop(std::chrono::milliseconds(2'500));
  impl_->given_up.close_in();
  if (impl_->reader.joinable()) impl_->reader.join();
}

void SyncRunner::start() { impl_->begin(); }
SyncState SyncRunner::state() const { return impl_->seen(); }

void SyncRunner::set_next(std::optional<std::int64_t> next_at) {
  const std::lock_guard guard(impl_->mutex);
  impl_->state.next_at = next_at;
}

void SyncRunner::on_change(std::function<void(const SyncState&)> listener) {
  const std::lock_guard guard(impl_->listener_mutex);
  impl_->listener = std::move(listener);
}

void SyncRunner::stop(std::chrono::milliseconds at_most) { impl_->stop(at_most); }

}  // namespace tonearm
