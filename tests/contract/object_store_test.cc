// What every ObjectStore keeps.
#include <gmock/gmock.h>

#include "adapters/local_object_store.h"
#include "fakes/memory_object_store.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct InMemory {
  MemoryObjectStore store;
};
struct InAFolder {
  TemporaryFolder folder;
  LocalObjectStore store{folder.path()};
};

template <class Place>
class ObjectStoreContract : public testing::Test {
 protected:
  std::vector<std::string> keys(const std::string& prefix) {
    std::vector<std::string> keys;
    for (const ObjectInfo& object : store().list(prefix)) keys.push_back(object.key);
    return keys;
  }
  std::string generation(const std::string& key) {
    for (const ObjectInfo& object : store().list(key))
      if (object.key == key) return object.generation;
    return "";
  }
  ObjectStore& store() { return place_.store; }

 private:
  Place place_;
};
using Places = testing::Types<InMemory, InAFolder>;
TYPED_TEST_SUITE(ObjectStoreContract, Places);

TYPED_TEST(ObjectStoreContract, what_was_put_comes_back_byte_for_byte) {
  std::string bytes;
  for (int i = 0; i < 70'000; ++i) bytes += static_cast<char>(i * 7);
  EXPECT_TRUE(this->store().put("raw/a/b.zst", bytes, PutIf::always()));
  EXPECT_EQ(this->store().get("raw/a/b.zst"), bytes);
  EXPECT_TRUE(this->store().put("empty", "", PutIf::always()));
  EXPECT_EQ(this->store().get("empty"), "");
}

TYPED_TEST(ObjectStoreContract, an_object_that_is_not_there_is_nothing) {
  this->store().put("raw/a", "x", PutIf::always());
  EXPECT_EQ(this->store().get("raw/b"), std::nullopt);
  EXPECT_EQ(this->store().get("raw/a/b"), std::nullopt);
  EXPECT_EQ(this->store().get("other/a"), std::nullopt);
}

TYPED_TEST(ObjectStoreContract, a_prefix_of_a_key_is_no_object) {
  this->store().put("raw/a", "x", PutIf::always());
  EXPECT_EQ(this->store().get("raw"), std::nullopt);
  EXPECT_NO_THROW(this->store().remove("raw"));
  EXPECT_EQ(this->store().get("raw/a"), "x");
}

TYPED_TEST(ObjectStoreContract, put_always_replaces) {
  this->store().put("a", "old and longer", PutIf::always());
  EXPECT_TRUE(this->store().put("a", "new", PutIf::always()));
  EXPECT_EQ(this->store().get("a"), "new");
}

TYPED_TEST(ObjectStoreContract, put_if_absent_happens_once) {
  EXPECT_TRUE(this->store().put("a/b", "first", PutIf::absent()));
  EXPECT_FALSE(this->store().put("a/b", "second", PutIf::absent()));
  EXPECT_EQ(this->store().get("a/b"), "first");
  this->store().remove("a/b");
  EXPECT_TRUE(this->store().put("a/b", "third", PutIf::absent()));
}

TYPED_TEST(ObjectStoreContract, put_at_a_generation_happens_only_at_that_one) {
  EXPECT_FALSE(this->store().put("a", "x", PutIf::generation_is("1")));
  EXPECT_EQ(this->store().get("a"), std::nullopt);
  this->store().put("a", "first", PutIf::always());
  const std::string first = this->generation("a");
  EXPECT_TRUE(this->store().put("a", "second", PutIf::generation_is(first)));
  EXPECT_FALSE(this->store().put("a", "third", PutIf::generation_is(first)));
  EXPECT_EQ(this->store().get("a"), "second");
}

TYPED_TEST(ObjectStoreContract, the_generation_changes_with_the_object_alone) {
  this->store().put("a", "same", PutIf::always());
  const std::string before = this->generation("a");
  this->store().put("b", "x", PutIf::always());
  EXPECT_EQ(this->generation("a"), before);
  this->store().put("a", "same", PutIf::always());
  EXPECT_NE(this->generation("a"), before);
}

TYPED_TEST(ObjectStoreContract, lists_in_bytewise_order_of_whole_keys) {
  for (const char* key : {"x/b/c", "x/b", "x/B", "x/a-b", "x/a/b", "x/a.b", "x/\xC3\xA9"})
    if (std::string(key) != "x/b") this->store().put(key, "1", PutIf::always());
  EXPECT_THAT(this->keys(""), ElementsAre("x/B", "x/a-b", "x/a.b", "x/a/b", "x/b/c", "x/\xC3\xA9"));
}

TYPED_TEST(ObjectStoreContract, lists_any_prefix_also_within_a_name) {
  for (const char* key : {"raw/user=rj/1", "raw/user=rj/2", "raw/user=rjx/1", "run", "raw2/1"})
    this->store().put(key, "1", PutIf::always());
  EXPECT_THAT(this->keys("raw/user=rj/"), ElementsAre("raw/user=rj/1", "raw/user=rj/2"));
  EXPECT_THAT(this->keys("raw/user=rj"), ElementsAre("raw/user=rj/1", "raw/user=rj/2", "raw/user=rjx/1"));
  EXPECT_THAT(this->keys("ra"), ElementsAre("raw/user=rj/1", "raw/user=rj/2", "raw/user=rjx/1", "raw2/1"));
  EXPECT_THAT(this->keys("nothing/"), IsEmpty());
  EXPECT_THAT(this->keys("run/"), IsEmpty());
}

TYPED_TEST(ObjectStoreContract, lists_sizes) {
  this->store().put("a", "12345", PutIf::always());
  EXPECT_EQ(this->store().list("a").at(0).size, 5u);
}

TYPED_TEST(ObjectStoreContract, an_empty_store_lists_nothing) { EXPECT_THAT(this->keys(""), IsEmpty()); }

TYPED_TEST(ObjectStoreContract, what_was_removed_is_gone_and_removing_it_again_is_nothing) {
  this->store().put("a/b", "x", PutIf::always());
  this->store().remove("a/b");
  this->store().remove("a/b");
  this->store().remove("never/there");
  EXPECT_EQ(this->store().get("a/b"), std::nullopt);
  EXPECT_THAT(this->keys(""), IsEmpty());
}

TYPED_TEST(ObjectStoreContract, odd_names_are_names) {
  for (const char* name : {"a b", "q?x=1&y", "100%25", "#hash", "quote'\"", "back\\slash", "\xE6\x97\xA5\xE6\x9C\xAC",
                           "new\nline", "user=\xF0\x9F\x8E\xB5", "-dash", "~", "...", "*"}) {
    EXPECT_TRUE(this->store().put(std::string("odd/") + name, name, PutIf::absent())) << name;
    EXPECT_EQ(this->store().get(std::string("odd/") + name), name);
  }
  EXPECT_EQ(this->keys("odd/").size(), 13u);
}

}  // namespace
}  // namespace tonearm
