#include "adapters/lake_files.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/memory_object_store.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Counts what is fetched.
class CountedStore : public MemoryObjectStore {
 public:
  std::optional<std::string> get(const std::string& key) override {
    ++gets;
    return MemoryObjectStore::get(key);
  }
  int gets = 0;
};

class MirroredFiles : public testing::Test {
 protected:
  std::vector<std::string> texts(const std::vector<std::string>& keys) {
    std::vector<std::string> texts;
    for (const auto& file : files(keys))
      texts.push_back(folder.read(file.lexically_relative(folder.path()).generic_string()));
    return texts;
  }
  TemporaryFolder folder;
  CountedStore lake;
  LakeFiles files = mirrored_files(lake, folder.path());
};

TEST_F(MirroredFiles, are_fetched_once_a_generation_and_come_in_the_order_of_the_keys) {
  lake.put("staged/a/1.parquet", "one", PutIf::always());
  lake.put("staged/b/2.parquet", "two", PutIf::always());
  EXPECT_THAT(texts({"staged/b/2.parquet", "staged/a/1.parquet"}), ElementsAre("two", "one"));
  EXPECT_THAT(texts({"staged/a/1.parquet", "staged/b/2.parquet"}), ElementsAre("one", "two"));
  EXPECT_EQ(lake.gets, 2);
  EXPECT_THAT(files({}), IsEmpty());
}

TEST_F(MirroredFiles, a_newer_generation_takes_the_place_of_the_older) {
  lake.put("staged/a/1.parquet", "one", PutIf::always());
  const std::vector<std::filesystem::path> before = files({"staged/a/1.parquet"});
  lake.put("staged/a/1.parquet", "two", PutIf::always());
  EXPECT_THAT(texts({"staged/a/1.parquet"}), ElementsAre("two"));
  EXPECT_FALSE(std::filesystem::exists(before.front()));
}

TEST_F(MirroredFiles, an_object_that_is_not_there_is_said) {
  EXPECT_EQ(error_of([&] { files({"staged/a/1.parquet"}); }).remedy(), Remedy::try_again);
}

TEST(FilesUnder, are_those_of_the_folder_itself) {
  EXPECT_THAT(files_under("/lake")({"staged/a/1.parquet"}), ElementsAre("/lake/staged/a/1.parquet"));
}

}  // namespace
}  // namespace tonearm
