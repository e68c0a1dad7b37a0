#include "adapters/lake_files.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "adapters/file_error.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;

std::string common_prefix(const std::vector<std::string>& keys) {
  std::string prefix = keys.empty() ? "" : keys.front();
  for (const std::string& key : keys)
    prefix.erase(static_cast<std::size_t>(std::mismatch(prefix.begin(), prefix.end(), key.begin(), key.end()).first -
                                          prefix.begin()));
  return prefix;
}

void check(const std::error_code& error, const char* doing, const fs::path& path) {
  if (error) throw file_error(error.value(), doing, path.string());
}

void remove_older_copies(const fs::path& copy) {
  std::error_code error;
  const std::string stem = copy.stem().string() + ".";
  for (fs::directory_iterator it(copy.parent_path(), error), end; !error && it != end; it.increment(error))
    if (it->path() != copy && it->path().filename().string().starts_with(stem)) fs::remove(it->path(), error);
}

void write_copy(const fs::path& copy, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(copy.parent_path(), error);
  check(error, "make the folder", copy.parent_path());
  const fs::path aside = copy.string() + ".aside";
  std::ofstream file(aside, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw file_error(errno, "write", aside.string());
  fs::rename(aside, copy, error);
  check(error, "write", copy);
  remove_older_copies(copy);
}

class Mirror {
 public:
  Mirror(ObjectStore& lake, fs::path folder) : lake_(lake), folder_(std::move(folder)) {}

  std::vector<fs::path> files(const std::vector<std::string>& keys) {
    std::map<std::string, std::string> generations;
    if (!keys.empty())
      for (const ObjectInfo& object : lake_.list(common_prefix(keys))) generations[object.key] = object.generation;
    std::vector<fs::path> copies;
    std::vector<std::string> missing;
    std::vector<fs::path> missing_copies;
    for (const std::string& key : keys) {
      copies.push_back(folder_ / (key + "." + generations[key]));
      if (fs::exists(copies.back())) continue;
      missing.push_back(key);
      missing_copies.push_back(copies.back());
    }
    lake_.get_each(missing, [&](std::size_t i, const std::optional<std::string>& bytes) {
      if (!bytes) throw Error(Remedy::try_again, missing[i] + " went away while it was read", "Run it again.");
      write_copy(missing_copies[i], *bytes);
    });
    return copies;
  }

 private:
  ObjectStore& lake_;
  fs::path folder_;
};

}  // namespace

LakeFiles files_under(fs::path root) {
  return [root = std::move(root)](const std::vector<std::string>& keys) {
    std::vector<fs::path> files;
    for (const std::string& key : keys) files.push_back(root / key);
    return files;
  };
}

LakeFiles mirrored_files(ObjectStore& lake, fs::path folder) {
  return [mirror = Mirror(lake, std::move(folder))](const std::vector<std::string>& keys) mutable {
    return mirror.files(keys);
  };
}

}  // namespace tonearm
