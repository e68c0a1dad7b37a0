// Objects of the lake as files that DuckDB can read.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "ports/object_store.h"

namespace tonearm {

/// The file of each key, in their order. Throws where an object is not there.
using LakeFiles = std::function<std::vector<std::filesystem::path>(const std::vector<std::string>& keys)>;

/// A lake that is a folder: its own files.
LakeFiles files_under(std::filesystem::path root);

/// A lake elsewhere: copies in `folder`, one a generation of an object, fetched where they are not there yet. An older
/// copy of a key goes when a newer one comes.
LakeFiles mirrored_files(ObjectStore& lake, const std::filesystem::path& folder);

}  // namespace tonearm
