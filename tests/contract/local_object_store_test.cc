// What the folder adds to the contract: what a killed put leaves, and what a disk can refuse.
#include "adapters/local_object_store.h"

#include <gmock/gmock.h>

#include <thread>

#include "fakes/error_of.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(LocalObjectStore, what_a_killed_put_left_is_no_object_and_is_swept) {
  const TemporaryFolder folder;
  folder.write(".aside/4711-0", "half a pa");
  LocalObjectStore store(folder.path());
  EXPECT_THAT(store.list(""), IsEmpty());
  store.sweep();
  EXPECT_FALSE(std::filesystem::exists(folder / ".aside/4711-0"));
  EXPECT_TRUE(store.put("a", "x", PutIf::absent()));
  EXPECT_EQ(store.list("").size(), 1u);
}

TEST(LocalObjectStore, a_put_leaves_nothing_aside) {
  const TemporaryFolder folder;
  LocalObjectStore store(folder.path());
  store.put("a", "x", PutIf::absent());
  store.put("a", "y", PutIf::absent());
  store.put("a", "z", PutIf::always());
  EXPECT_TRUE(std::filesystem::is_empty(folder / ".aside"));
}

TEST(LocalObjectStore, a_file_where_a_folder_should_be_is_an_error_with_a_remedy) {
  const TemporaryFolder folder;
  folder.write("lake", "not a folder");
  LocalObjectStore store(folder / "lake");
  const Error error = error_of([&] { store.put("raw/a", "x", PutIf::always()); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr((folder / "lake").string()));
  EXPECT_NE(error.what_to_do(), "");
}

TEST(LocalObjectStore, a_place_where_nothing_can_be_made_is_an_error_with_a_remedy) {
  LocalObjectStore store("/proc/self/tonearm");
  const Error error = error_of([&] { store.put("a", "x", PutIf::always()); });
  EXPECT_THAT(error.what(), HasSubstr("/proc/self/tonearm"));
  EXPECT_NE(error.what_to_do(), "");
}

TEST(LocalObjectStore, a_reader_sees_the_old_bytes_or_the_new_while_they_are_replaced) {
  const std::string old_bytes(300'000, 'o'), new_bytes(200'000, 'n');
  const TemporaryFolder folder;
  LocalObjectStore store(folder.path());
  store.put("a", old_bytes, PutIf::always());
  std::thread writer([&] {
    for (int i = 0; i < 40; ++i) store.put("a", i % 2 ? old_bytes : new_bytes, PutIf::always());
  });
  for (int i = 0; i < 200; ++i) {
    const auto seen = store.get("a");
    EXPECT_TRUE(seen == old_bytes || seen == new_bytes);
  }
  writer.join();
}

TEST(LocalObjectStore, a_lake_that_was_never_made_is_empty) {
  const TemporaryFolder folder;
  LocalObjectStore store(folder / "not/yet");
  EXPECT_THAT(store.list("raw/"), IsEmpty());
  EXPECT_EQ(store.get("raw/a"), std::nullopt);
  store.remove("raw/a");
}

TEST(LocalObjectStore, an_object_put_where_a_folder_is_keeps_the_folder) {
  const TemporaryFolder folder;
  LocalObjectStore store(folder.path());
  store.put("a/b", "x", PutIf::always());
  const Error error = error_of([&] { store.put("a", "y", PutIf::always()); });
  EXPECT_NE(error.what_to_do(), "");
  EXPECT_EQ(store.get("a/b"), "x");
}

}  // namespace
}  // namespace tonearm
