#include "stage/passing_folder.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "core/error.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;

std::string make_folder() {
  std::string name = (fs::temp_directory_path() / "tonearm-XXXXXX").string();
  if (!::mkdtemp(name.data()))
    throw Error(Remedy::get_permission, fmt::format("cannot make a folder for passing files in {}", name),
                "Set TMPDIR to a folder that can be written.");
  return name;
}

}  // namespace

PassingFolder::PassingFolder() : path_(make_folder()) {}

PassingFolder::~PassingFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace tonearm
