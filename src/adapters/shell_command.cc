#include "adapters/shell_command.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <string_view>
#include <system_error>
#include <thread>

#include "process/child.h"

namespace tonearm {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kKeptOutput = 500;  // bytes: the end of what it said
constexpr milliseconds kLook{50}, kBreath{5};

/// A descriptor that is closed with its owner.
struct Descriptor {
  explicit Descriptor(int number) : number(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  void close() {
    if (number >= 0) ::close(number);
    number = -1;
  }
  int number;
};

/// A file in memory that holds `text`, to be read from its beginning; -1 where there is no room.
int file_of(std::string_view text) {
  const int file = ::memfd_create("message", MFD_CLOEXEC);
  if (file >= 0 && ::pwrite(file, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size())) return file;
  if (file >= 0) ::close(file);
  return -1;
}

std::vector<std::string> surroundings(const ShellCommand& command) {
  std::map<std::string, std::string> by_name;
  for (char** one = environ; *one; ++one) {
    const std::string_view text = *one;
    by_name[std::string(text.substr(0, text.find('=')))] = text;
  }
  for (const auto& [name, value] : command.environment)
    if (value.empty())
      by_name.erase(name);
    else
      by_name[name] = name + "=" + value;
  std::vector<std::string> all;
  for (auto& [name, text] : by_name) all.push_back(std::move(text));
  return all;
}

/// What comes within `wait`, added to `said` and cut to its end; whether something came.
bool read_some(int out, std::string& said, milliseconds wait) {
  pollfd ready{out, POLLIN, 0};
  if (::poll(&ready, 1, static_cast<int>(wait.count())) <= 0) return false;
  char bytes[4096];
  const ssize_t got = ::read(out, bytes, sizeof bytes);
  if (got > 0) said.append(bytes, static_cast<std::size_t>(got));
  if (said.size() > kKeptOutput) said.erase(0, said.size() - kKeptOutput);
  return got > 0;
}

}  // namespace

ShellAnswer ShellRunner::run(const ShellCommand& command) {
  using Outcome = ShellAnswer::Outcome;
  int ends[2] = {-1, -1};
  const int piped = ::pipe2(ends, O_CLOEXEC);
  const Descriptor out(ends[0]), in(file_of(command.input));
  Descriptor theirs(ends[1]);
  pid_t pid = -1;
  int error = piped != 0 || in.number < 0 ? errno : 0;
  if (error == 0)
    error = start_child({{"/bin/sh", "-c", command.text}, surroundings(command)},
                        {in.number, theirs.number, theirs.number}, pid);
  if (error != 0) return {Outcome::not_started, 0, std::generic_category().message(error)};
  theirs.close();
  const auto end = steady_clock::now() + command.at_most;
  std::string said;
  int status = 0;
  // Its own end counts, not that of its output: a child that it left behind may hold that.
  while (::waitpid(pid, &status, WNOHANG) == 0) {
    if (interrupted_ || steady_clock::now() >= end) {
      ::kill(-pid, SIGKILL);
      ::waitpid(pid, &status, 0);
      return {Outcome::killed, 128 + SIGKILL, said};
    }
    if (!read_some(out.number, said, kLook)) std::this_thread::sleep_for(kBreath);
  }
  for (int left = 32; left > 0 && read_some(out.number, said, milliseconds(0)); --left) {
  }
  return {Outcome::ended, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), said};
}

}  // namespace tonearm
