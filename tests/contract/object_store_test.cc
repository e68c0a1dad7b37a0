// What every ObjectStore keeps.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <thread>

#include "contract/object_store_places.h"
#include "core/error.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ObjectStoreContract : public testing::TestWithParam<Where> {
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
  ObjectStore& store() { return place_->store(); }

 private:
  std::unique_ptr<Place> place_ = GetParam().make();
};
INSTANTIATE_TEST_SUITE_P(Each, ObjectStoreContract, testing::ValuesIn(places()),
                         [](const auto& place) { return place.param.name; });

TEST_P(ObjectStoreContract, what_was_put_comes_back_byte_for_byte) {
  std::string bytes;
  for (int i = 0; i < 70'000; ++i) bytes += static_cast<char>(i * 7);
  EXPECT_TRUE(store().put("raw/a/b.zst", bytes, PutIf::always()));
  EXPECT_EQ(store().get("raw/a/b.zst"), bytes);
  EXPECT_TRUE(store().put("empty", "", PutIf::always()));
  EXPECT_EQ(store().get("empty"), "");
}

TEST_P(ObjectStoreContract, a_large_object_is_an_object) {
  std::string bytes;
  for (int i = 0; i < 900'000; ++i) bytes += static_cast<char>(i * 7 + i / 1000);
  EXPECT_TRUE(store().put("large", bytes, PutIf::absent()));
  EXPECT_FALSE(store().put("large", bytes + "more", PutIf::absent()));
  EXPECT_EQ(store().get("large"), bytes);
  EXPECT_TRUE(store().put("large", bytes + "more", PutIf::generation_is(generation("large"))));
  EXPECT_EQ(store().list("large").at(0).size, bytes.size() + 4);
}

TEST_P(ObjectStoreContract, an_object_that_is_not_there_is_nothing) {
  store().put("raw/a", "x", PutIf::always());
  EXPECT_EQ(store().get("raw/b"), std::nullopt);
  EXPECT_EQ(store().get("raw/a/b"), std::nullopt);
  EXPECT_EQ(store().get("other/a"), std::nullopt);
}

TEST_P(ObjectStoreContract, a_prefix_of_a_key_is_no_object) {
  store().put("raw/a", "x", PutIf::always());
  EXPECT_EQ(store().get("raw"), std::nullopt);
  EXPECT_NO_THROW(store().remove("raw"));
  EXPECT_EQ(store().get("raw/a"), "x");
}

TEST_P(ObjectStoreContract, put_always_replaces) {
  store().put("a", "old and longer", PutIf::always());
  EXPECT_TRUE(store().put("a", "new", PutIf::always()));
  EXPECT_EQ(store().get("a"), "new");
}

TEST_P(ObjectStoreContract, put_if_absent_happens_once) {
  EXPECT_TRUE(store().put("a/b", "first", PutIf::absent()));
  EXPECT_FALSE(store().put("a/b", "second", PutIf::absent()));
  EXPECT_EQ(store().get("a/b"), "first");
  store().remove("a/b");
  EXPECT_TRUE(store().put("a/b", "third", PutIf::absent()));
}

TEST_P(ObjectStoreContract, put_at_a_generation_happens_only_at_that_one) {
  EXPECT_FALSE(store().put("a", "x", PutIf::generation_is("1")));
  EXPECT_EQ(store().get("a"), std::nullopt);
  store().put("a", "first", PutIf::always());
  const std::string first = generation("a");
  EXPECT_TRUE(store().put("a", "second", PutIf::generation_is(first)));
  EXPECT_FALSE(store().put("a", "third", PutIf::generation_is(first)));
  EXPECT_EQ(store().get("a"), "second");
}

TEST_P(ObjectStoreContract, the_generation_changes_with_the_object_alone) {
  store().put("a", "same", PutIf::always());
  const std::string before = generation("a");
  store().put("b", "x", PutIf::always());
  EXPECT_EQ(generation("a"), before);
  store().put("a", "same", PutIf::always());
  EXPECT_NE(generation("a"), before);
}

TEST_P(ObjectStoreContract, lists_in_bytewise_order_of_whole_keys) {
  for (const char* key : {"x/b/c", "x/b", "x/B", "x/a-b", "x/a/b", "x/a.b", "x/\xC3\xA9"})
    if (std::string(key) != "x/b") store().put(key, "1", PutIf::always());
  EXPECT_THAT(keys(""), ElementsAre("x/B", "x/a-b", "x/a.b", "x/a/b", "x/b/c", "x/\xC3\xA9"));
}

TEST_P(ObjectStoreContract, lists_any_prefix_also_within_a_name) {
  for (const char* key : {"raw/user=rj/1", "raw/user=rj/2", "raw/user=rjx/1", "run", "raw2/1"})
    store().put(key, "1", PutIf::always());
  EXPECT_THAT(keys("raw/user=rj/"), ElementsAre("raw/user=rj/1", "raw/user=rj/2"));
  EXPECT_THAT(keys("raw/user=rj"), ElementsAre("raw/user=rj/1", "raw/user=rj/2", "raw/user=rjx/1"));
  EXPECT_THAT(keys("ra"), ElementsAre("raw/user=rj/1", "raw/user=rj/2", "raw/user=rjx/1", "raw2/1"));
  EXPECT_THAT(keys("nothing/"), IsEmpty());
  EXPECT_THAT(keys("run/"), IsEmpty());
}

TEST_P(ObjectStoreContract, lists_sizes) {
  store().put("a", "12345", PutIf::always());
  EXPECT_EQ(store().list("a").at(0).size, 5u);
}

TEST_P(ObjectStoreContract, an_empty_store_lists_nothing) { EXPECT_THAT(keys(""), IsEmpty()); }

TEST_P(ObjectStoreContract, what_was_removed_is_gone_and_removing_it_again_is_nothing) {
  store().put("a/b", "x", PutIf::always());
  store().remove("a/b");
  store().remove("a/b");
  store().remove("never/there");
  EXPECT_EQ(store().get("a/b"), std::nullopt);
  EXPECT_THAT(keys(""), IsEmpty());
}

TEST_P(ObjectStoreContract, odd_names_are_names) {
  for (const char* name : {"a b", "q?x=1&y", "100%25", "#hash", "quote'\"", "back\\slash", "\xE6\x97\xA5\xE6\x9C\xAC",
                           "user=\xF0\x9F\x8E\xB5", "-dash", "~", "...", "*"}) {
    EXPECT_TRUE(store().put(std::string("odd/") + name, name, PutIf::absent())) << name;
    EXPECT_EQ(store().get(std::string("odd/") + name), name);
  }
  EXPECT_EQ(keys("odd/").size(), 12u);
}

// Cloud Storage refuses it; a folder takes it.
TEST_P(ObjectStoreContract, a_line_break_in_a_name_is_part_of_it_or_a_clear_error) {
  try {
    store().put("odd/new\nline", "x", PutIf::absent());
    EXPECT_EQ(store().get("odd/new\nline"), "x");
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("line break"));
    EXPECT_NE(error.what_to_do(), "");
  }
}

TEST_P(ObjectStoreContract, many_are_read_in_the_order_of_the_keys) {
  std::vector<std::string> wanted;
  for (int i = 0; i < 60; ++i) {
    wanted.push_back(fmt::format("raw/{}", i * 7 % 60));
    if (i % 5 != 0) store().put(wanted.back(), "bytes of " + wanted.back(), PutIf::always());
  }
  std::size_t next = 0;
  const auto caller = std::this_thread::get_id();
  store().get_each(wanted, [&](std::size_t index, std::optional<std::string> bytes) {
    EXPECT_EQ(index, next++);
    EXPECT_EQ(bytes, index % 5 != 0 ? std::optional("bytes of " + wanted[index]) : std::nullopt);
    EXPECT_EQ(std::this_thread::get_id(), caller);
  });
  EXPECT_EQ(next, wanted.size());
}

TEST_P(ObjectStoreContract, reading_many_ends_where_the_reader_throws) {
  store().put("a", "x", PutIf::always());
  std::size_t calls = 0;
  const std::vector<std::string> wanted(50, "a");
  EXPECT_THROW(store().get_each(wanted,
                                [&](std::size_t, auto) {
                                  if (++calls == 3) throw Error(Remedy::look_into_data, "enough");
                                }),
               Error);
  EXPECT_EQ(calls, 3u);
  store().get_each({}, [](std::size_t, auto) { ADD_FAILURE(); });
}

TEST_P(ObjectStoreContract, many_put_at_once_are_all_there) {
  std::vector<ObjectStore::NewObject> objects;
  for (int i = 0; i < 40; ++i)
    objects.push_back({fmt::format("many/{:02}", i), std::string(static_cast<std::size_t>(i), 'x')});
  store().put("many/07", "older", PutIf::always());
  store().put_each(objects);
  EXPECT_EQ(store().list("many/").size(), 40u);
  for (const auto& object : objects) EXPECT_EQ(store().get(object.key), object.bytes);
  store().put_each({});
}

}  // namespace
}  // namespace tonearm
