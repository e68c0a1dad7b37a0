#include <fcntl.h>
#include <fmt/format.h>
#include <stdio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <vector>

#include "core/error.h"
#include "publish/file_steps.h"
#include "publish/place.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// All that lies in it but folders, by name.
std::vector<fs::path> names_in(const fs::path& folder) {
  std::vector<fs::path> names;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->is_symlink() || !it->is_directory()) names.push_back(it->path().lexically_relative(folder));
  check(error, "read", folder);
  std::sort(names.begin(), names.end());
  return names;
}

/// The first thing in the folder that Tonearm did not put there as it is.
std::optional<fs::path> stranger_in(const fs::path& folder) {
  const Json files = read_hashes(folder / OutputFolder::kManifest);
  for (const fs::path& name : names_in(folder)) {
    if (name == OutputFolder::kManifest && !files.empty()) continue;
    const fs::path file = folder / name;
    const auto known = files.find(name.generic_string());
    if (known == files.end() || fs::is_symlink(file) || !fs::is_regular_file(file) || *known != hash_of(file))
      return file;
  }
  return std::nullopt;
}

void refuse_what_is_not_ours(const fs::path& folder, bool force) {
  const fs::file_status status = fs::status(folder);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status))
    throw Error(Remedy::fix_usage, fmt::format("{} is no folder", folder.string()), "Choose another place.");
  if (force) return;
  if (const auto stranger = stranger_in(folder)) refuse(*stranger, "is there, and Tonearm did not write it as it is");
}

/// What Tonearm did not write, and does not write now, goes on lying in the folder.
void carry_over(const fs::path& from, const fs::path& to) {
  const Json files = read_hashes(from / OutputFolder::kManifest);
  for (const fs::path& name : names_in(from)) {
    if (files.contains(name.generic_string()) || fs::exists(fs::symlink_status(to / name))) continue;
    std::error_code error;
    fs::create_directories((to / name).parent_path(), error);
    fs::copy(from / name, to / name, fs::copy_options::copy_symlinks | fs::copy_options::create_hard_links, error);
    check(error, "keep", from / name);
  }
}

/// In one step where the file system can (not all can exchange two names).
void exchange(const fs::path& aside, const fs::path& folder) {
  if (::renameat2(AT_FDCWD, aside.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0) return;
  if (errno != EINVAL && errno != ENOSYS) check({errno, std::generic_category()}, "replace", folder);
  const fs::path before = aside.string() + "-before";
  std::error_code error;
  fs::rename(folder, before, error);
  check(error, "replace", folder);
  fs::rename(aside, folder, error);
  check(error, "replace", folder);
  fs::rename(before, aside, error);
  check(error, "remove", before);
}

}  // namespace

OutputFolder::OutputFolder(const fs::path& folder, bool force)
    : folder_(real_place(folder)), aside_(aside_of(folder_)), force_(force) {
  refuse_what_is_not_ours(folder_, force_);
  std::error_code error;
  fs::create_directory(aside_, error);
  check(error, "make the folder", aside_);
  descriptor_ = lock_aside(aside_, O_RDONLY | O_DIRECTORY);
  for (const auto& left : fs::directory_iterator(aside_)) fs::remove_all(left.path());
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  if (descriptor_ >= 0) fs::remove_all(aside_, ignored);
  for (const int lock : {descriptor_, replaced_})
    if (lock >= 0) ::close(lock);
}

void OutputFolder::add(const std::string& name, std::string_view bytes) { write_file(file(name), bytes); }

fs::path OutputFolder::file(const std::string& name) const {
  const fs::path file = aside_ / name;
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  check(error, "make the folder", file.parent_path());
  return file;
}

void OutputFolder::put_in_place() {
  Json hashes = Json::object();
  for (const fs::path& name : names_in(aside_)) {
    hashes[name.generic_string()] = hash_of(aside_ / name);
    sync_to_disk(aside_ / name);
  }
  add(kManifest, hashes_text(hashes));
  sync_to_disk(aside_ / kManifest);
  refuse_what_is_not_ours(folder_, force_);  // it may have come meanwhile
  if (fs::exists(folder_)) {
    replaced_ = lock_aside(folder_, O_RDONLY | O_DIRECTORY);  // it will lie aside until it is removed
    if (force_) carry_over(folder_, aside_);
    exchange(aside_, folder_);
  } else {
    std::error_code error;
    fs::rename(aside_, folder_, error);
    check(error, "write", folder_);
    ::close(std::exchange(descriptor_, -1));
  }
  sync_to_disk(folder_.parent_path());
}

}  // namespace tonearm
