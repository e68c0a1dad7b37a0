#include "adapters/home_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>

#include "adapters/file_error.h"

namespace tonearm {
namespace {

std::string holder(int descriptor) {
  char text[32] = "";
  const ssize_t got = ::pread(descriptor, text, sizeof text - 1, 0);
  const std::string pid(text, got > 0 ? static_cast<std::size_t>(got) : 0);
  return pid.substr(0, pid.find('\n'));
}

}  // namespace

HomeLock::HomeLock(const std::filesystem::path& home) {
  std::error_code error;
  std::filesystem::create_directories(home, error);
  if (error) throw file_error(error.value(), "make the folder", home.string());
  const std::string path = (home / "lock").string();
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor_ < 0) throw file_error(errno, "write", path);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const std::string pid = holder(descriptor_);
    ::close(descriptor_);
    throw AnotherAtWork(fmt::format("another tonearm (process {}) is at work on {}", pid, home.string()),
                        "Wait until it is done, then run the same command again.");
  }
  const std::string pid = fmt::format("{}\n", ::getpid());
  if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, pid.data(), pid.size(), 0) < 0) {
    const int number = errno;
    ::close(descriptor_);
    throw file_error(number, "write", path);
  }
}

HomeLock::~HomeLock() { ::close(descriptor_); }

// By the kernel's own list: a trial lock, however short, could stop another tonearm that starts just then.
std::optional<long> lock_holder(const std::filesystem::path& home) {
  const std::string path = (home / "lock").string();
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  struct stat file {};
  const bool known = ::fstat(descriptor, &file) == 0;
  const long process = std::strtol(holder(descriptor).c_str(), nullptr, 10);
  ::close(descriptor);
  const std::string inode = fmt::format(":{} ", file.st_ino), by = fmt::format(" {} ", process);
  std::ifstream locks("/proc/locks");  // "1: FLOCK  ADVISORY  WRITE 4711 08:01:1234 0 EOF"
  for (std::string line; known && std::getline(locks, line);)
    if (line.find("FLOCK") != std::string::npos && line.find(inode) != std::string::npos &&
        line.find(by) != std::string::npos)
      return process;
  return std::nullopt;
}

}  // namespace tonearm
