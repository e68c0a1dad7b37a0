#include "publish/file_steps.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>

#include "core/error.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 64 * 1024;

[[noreturn]] void fail(int number, const char* doing, const fs::path& path) {
  const std::string what = fmt::format("cannot {} {}: {}", doing, path.string(), std::strerror(number));
  switch (number) {
    case ENOSPC:
    case EFBIG:
    case EDQUOT:
      throw Error(Remedy::try_again, what, "Make room on the disk and run the same command again.");
    case EACCES:
    case EPERM:
    case EROFS:
      throw Error(Remedy::get_permission, what, "Choose a place that this user may write.");
    default:
      throw Error(Remedy::fix_usage, what, "Choose another place.");
  }
}

/// -1 where it was moved away between the two calls.
int try_to_lock(const fs::path& aside, int flags) {
  const int descriptor = ::open(aside.c_str(), flags | O_CLOEXEC, 0666);
  if (descriptor < 0) fail(errno, "write", aside);
  struct stat locked {
  }, named{};
  const bool ours = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  if (ours && ::fstat(descriptor, &locked) == 0 && ::stat(aside.c_str(), &named) == 0 && locked.st_ino == named.st_ino)
    return descriptor;
  ::close(descriptor);
  if (!ours) throw Error(Remedy::try_again, fmt::format("another run writes {}", aside.string()), "Wait for it.");
  return -1;
}

}  // namespace

void check(const std::error_code& error, const char* doing, const fs::path& path) {
  if (error) fail(error.value(), doing, path);
}

void refuse(const fs::path& what, const char* because) {
  throw Error(Remedy::fix_usage, fmt::format("{} {}", what.string(), because),
              "Choose another place, or write over it with --force.");
}

void write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno, "write", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_file(const fs::path& path, std::string_view bytes) {
  FileWriter file(path);
  file.write(bytes);
  file.close();
}

FileWriter::FileWriter(fs::path path)
    : path_(std::move(path)), descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) fail(errno, "write", path_);
}

FileWriter::~FileWriter() { ::close(descriptor_); }

void FileWriter::write(std::string_view bytes) {
  piece_ += bytes;
  if (piece_.size() < kPiece) return;
  write_all(descriptor_, piece_, path_);
  piece_.clear();
}

void FileWriter::close() {
  write_all(descriptor_, piece_, path_);
  piece_.clear();
}

void sync_to_disk(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const int failed = descriptor < 0 || ::fsync(descriptor) != 0 ? errno : 0;
  if (descriptor >= 0) ::close(descriptor);
  if (failed && failed != EINVAL) fail(failed, "write", path);  // EINVAL: a file system that cannot
}

std::string hash_of(const fs::path& path) {
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::ifstream file(path, std::ios::binary);
  std::string piece(1 << 20, '\0');
  while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0)
    XXH3_64bits_update(state.get(), piece.data(), static_cast<std::size_t>(file.gcount()));
  if (!file.eof()) fail(EIO, "read", path);
  return fmt::format("{:016x}", XXH3_64bits_digest(state.get()));
}

nlohmann::json read_hashes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  nlohmann::json json = nlohmann::json::parse(file, nullptr, false);
  return json.is_object() ? json : nlohmann::json::object();
}

std::string hashes_text(const nlohmann::json& hashes) {
  return hashes.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

fs::path real_place(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(fs::absolute(path), error);
  check(error, "write", path);
  if (real.filename().empty()) real = real.parent_path();
  return real;
}

fs::path aside_of(const fs::path& place) {
  return place.parent_path() / ("." + place.filename().string() + ".tonearm-aside");
}

int lock_aside(const fs::path& aside, int flags) {
  int descriptor = -1;
  while (descriptor < 0) descriptor = try_to_lock(aside, flags);
  return descriptor;
}

}  // namespace tonearm
