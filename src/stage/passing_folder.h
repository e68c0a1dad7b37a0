// A folder of its own for passing files to and from DuckDB, gone with its owner.
#pragma once
#include <string>

namespace tonearm {

class PassingFolder {
 public:
  /// Throws Error(get_permission) where the system's temporary folder cannot be written.
  PassingFolder();
  ~PassingFolder();
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;

  std::string file(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

}  // namespace tonearm
