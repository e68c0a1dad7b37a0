#include "stage/staged_tag_names.h"

#include <fmt/format.h>

#include <fstream>

#include "core/error.h"
#include "core/sql_text.h"
#include "duck/connection.h"
#include "lake/keys.h"
#include "stage/passing_folder.h"

namespace tonearm {
namespace {

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())) || !file.flush())
    throw Error(Remedy::try_again, "cannot write " + path, "Make room there, or set TMPDIR to another folder.");
}

}  // namespace

void for_each_staged_tag(ObjectStore& store,
                         const std::function<void(const std::string& key, const std::string& tag)>& on_tag) {
  const auto bytes = store.get(kStagedTagsKey);
  if (!bytes) return;
  const PassingFolder folder;
  const std::string path = folder.file("artist_tags.parquet");
  write_file(path, *bytes);
  DuckConnection duck = DuckConnection::in_memory();
  duck.query(fmt::format("select tag_key, tag from read_parquet({}) where tag is not null group by all order by all",
                         sql_text(path)),
             {}, [&](const Row& row) { on_tag(as_string(row[0]), as_string(row[1])); });
}

}  // namespace tonearm
