#include "adapters/lake_files.h"

#include <algorithm>
#include <map>

#include "adapters/local_object_store.h"
#include "core/error.h"

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

/// Other generations of the same object.
void remove_older_copies(const fs::path& copy) {
  std::error_code error;
  const std::string stem = copy.stem().string() + ".";
  for (fs::directory_iterator it(copy.parent_path(), error), end; !error && it != end; it.increment(error))
    if (it->path() != copy && it->path().filename().string().starts_with(stem)) fs::remove(it->path(), error);
}

class Mirror {
 public:
  Mirror(ObjectStore& lake, const fs::path& folder) : lake_(lake), folder_(folder), copies_(folder) {}

  std::vector<fs::path> files(const std::vector<std::string>& keys) {
    std::map<std::string, std::string> generations;
    if (!keys.empty())
      for (const ObjectInfo& object : lake_.list(common_prefix(keys))) generations[object.key] = object.generation;
    const auto copy_of = [&](const std::string& key) { return key + "." + generations[key]; };
    std::vector<fs::path> files;
    std::vector<std::string> missing;
    for (const std::string& key : keys) {
      files.push_back(folder_ / copy_of(key));
      if (!fs::exists(files.back())) missing.push_back(key);
    }
    lake_.get_each(missing, [&](std::size_t i, const std::optional<std::string>& bytes) {
      if (!bytes) throw Error(Remedy::try_again, missing[i] + " went away while it was read", "Run it again.");
      copies_.put(copy_of(missing[i]), *bytes, PutIf::always());
      remove_older_copies(folder_ / copy_of(missing[i]));
    });
    return files;
  }

 private:
  ObjectStore& lake_;
  fs::path folder_;
  LocalObjectStore copies_;
};

}  // namespace

LakeFiles files_under(fs::path root) {
  return [root = std::move(root)](const std::vector<std::string>& keys) {
    std::vector<fs::path> files;
    for (const std::string& key : keys) files.push_back(root / key);
    return files;
  };
}

LakeFiles mirrored_files(ObjectStore& lake, const fs::path& folder) {
  return [mirror = Mirror(lake, folder)](const std::vector<std::string>& keys) mutable { return mirror.files(keys); };
}

}  // namespace tonearm
