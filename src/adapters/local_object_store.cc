#include "adapters/local_object_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>

#include "adapters/file_error.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;

constexpr const char* kAside = ".aside";

struct Descriptor {
  int number = -1;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

std::string generation_of(const struct stat& info) {
  return fmt::format("{}.{:09}-{}", info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_ino);
}

std::optional<std::string> generation_at(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0) return generation_of(info);
  return std::nullopt;
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw file_error(error.value(), "make the folder", folder.string());
}

void sync_folder(const fs::path& folder) {
  const Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY)};
  if (descriptor.number >= 0) ::fsync(descriptor.number);
}

void write_all(const fs::path& path, std::string_view bytes) {
  const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
  if (file.number < 0) throw file_error(errno, "write", path.string());
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw file_error(errno, "write", path.string());
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.number) != 0) throw file_error(errno, "write", path.string());
}

/// Removes the file where what follows fails.
struct Aside {
  fs::path path;
  ~Aside() { ::unlink(path.c_str()); }
};

}  // namespace

bool LocalObjectStore::put(const std::string& key, std::string_view bytes, const PutIf& condition) {
  static std::atomic<unsigned> count{0};
  const fs::path target = root_ / key;
  make_folder(root_ / kAside);
  make_folder(target.parent_path());
  if (condition.kind == PutIf::Kind::generation_is && generation_at(target) != condition.generation) return false;
  const Aside aside{root_ / kAside / fmt::format("{}-{}", ::getpid(), count++)};
  write_all(aside.path, bytes);
  if (condition.kind == PutIf::Kind::absent) {
    if (::link(aside.path.c_str(), target.c_str()) != 0) {
      if (errno == EEXIST) return false;
      throw file_error(errno, "write", target.string());
    }
  } else if (::rename(aside.path.c_str(), target.c_str()) != 0) {
    throw file_error(errno, "write", target.string());
  }
  sync_folder(target.parent_path());
  return true;
}

std::optional<std::string> LocalObjectStore::get(const std::string& key) {
  const fs::path path = root_ / key;
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw file_error(errno, "read", path.string());
  }
  struct stat info {};
  if (::fstat(file.number, &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t got = ::read(file.number, bytes.data() + at, bytes.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw file_error(errno, "read", path.string());
    if (got == 0) break;
    at += static_cast<std::size_t>(got);
  }
  bytes.resize(at);
  return bytes;
}

std::vector<ObjectInfo> LocalObjectStore::list(const std::string& prefix) {
  const std::size_t slash = prefix.rfind('/');
  const fs::path folder = slash == std::string::npos ? root_ : root_ / prefix.substr(0, slash);
  std::vector<ObjectInfo> objects;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().filename() == kAside) {
      it.disable_recursion_pending();
      continue;
    }
    struct stat info {};
    if (::stat(it->path().c_str(), &info) != 0 || !S_ISREG(info.st_mode)) continue;
    std::string key = it->path().lexically_relative(root_).generic_string();
    if (key.starts_with(prefix))
      objects.push_back({std::move(key), static_cast<std::uint64_t>(info.st_size), generation_of(info)});
  }
  if (error && error.value() != ENOENT && error.value() != ENOTDIR)
    throw file_error(error.value(), "read", folder.string());
  std::sort(objects.begin(), objects.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  return objects;
}

void LocalObjectStore::remove(const std::string& key) {
  const fs::path path = root_ / key;
  if (::unlink(path.c_str()) != 0 && errno != ENOENT && errno != ENOTDIR && errno != EISDIR)
    throw file_error(errno, "remove", path.string());
}

void LocalObjectStore::sweep() {
  std::error_code ignored;
  fs::remove_all(root_ / kAside, ignored);
}

}  // namespace tonearm
