#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "core/error.h"
#include "publish/file_steps.h"
#include "publish/place.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

void refuse_what_is_not_ours(const PublishedFiles& written, const fs::path& path, bool force) {
  const fs::file_status status = fs::status(path);
  if (!fs::exists(status)) return;
  if (!fs::is_regular_file(status))
    throw Error(Remedy::fix_usage, fmt::format("{} is no file", path.string()), "Choose another place.");
  if (!force && !written.wrote(path)) refuse(path, "is there, and Tonearm did not write it as it is");
}

}  // namespace

bool PublishedFiles::wrote(const fs::path& file) const {
  const Json json = read_hashes(record_);
  const auto hashes = json.find(file.string());
  return hashes != json.end() && hashes->is_array() && fs::is_regular_file(file) &&
         std::find(hashes->begin(), hashes->end(), hash_of(file)) != hashes->end();
}

void PublishedFiles::remember(const fs::path& file, const std::string& hash) {
  std::error_code error;
  fs::create_directories(record_.parent_path(), error);
  check(error, "make the folder", record_.parent_path());
  const fs::path aside = aside_of(record_);
  const int lock = lock_aside(aside, O_RDWR | O_CREAT);
  const std::shared_ptr<void> unlocked(nullptr, [&](void*) { ::close(lock); });
  Json json = read_hashes(record_);
  Json kept = Json::array({hash});
  if (const auto before = json.find(file.string()); before != json.end() && before->is_array() && !before->empty())
    kept.push_back((*before)[0]);
  json[file.string()] = kept;
  write_file(aside, hashes_text(json));
  fs::rename(aside, record_, error);
  check(error, "write", record_);
}

OutputFile::OutputFile(PublishedFiles& written, const fs::path& path, bool force)
    : written_(written), path_(real_place(path)), aside_(aside_of(path_)), force_(force) {
  refuse_what_is_not_ours(written_, path_, force_);
  descriptor_ = lock_aside(aside_, O_RDWR | O_CREAT);
  if (::ftruncate(descriptor_, 0) != 0) check({errno, std::generic_category()}, "write", aside_);
}

OutputFile::~OutputFile() {
  if (descriptor_ < 0) return;
  ::unlink(aside_.c_str());
  ::close(descriptor_);
}

void OutputFile::write(std::string_view bytes) { write_all(descriptor_, bytes, path_); }

void OutputFile::put_in_place() {
  refuse_what_is_not_ours(written_, path_, force_);  // it may have come meanwhile
  sync_to_disk(aside_);
  written_.remember(path_, hash_of(aside_));
  std::error_code error;
  fs::rename(aside_, path_, error);
  check(error, "write", path_);
  ::close(std::exchange(descriptor_, -1));
  sync_to_disk(path_.parent_path());
}

}  // namespace tonearm
