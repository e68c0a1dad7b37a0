// An extract (.hyper), Tableau's own form of a table, made of a CSV by a small Python step.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "publish/publication.h"
#include "publish/tableau/field.h"

namespace tonearm::tableau {

/// A folder of its own for what is made on the way, gone with this.
class WorkFolder {
 public:
  WorkFolder();
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  std::filesystem::path file(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// The columns of `csv` as `fields` have them. Throws Error(fix_setup) where python3 or its tableauhyperapi is missing.
void make_extract(const Publication& publication, const std::filesystem::path& csv, const std::vector<Field>& fields,
                  const std::filesystem::path& hyper);

}  // namespace tonearm::tableau
