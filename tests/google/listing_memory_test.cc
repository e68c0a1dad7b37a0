// Listings that are remembered: as true as those that are asked for, and far fewer.
#include "google/listing_memory.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/google/cloud.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Remembered : testing::Test {
  Cloud cloud;
  GcsObjectStore store{cloud.api, cloud.settings("a/lake")}, other{cloud.api, cloud.settings("a/lake")};

  void SetUp() override {
    for (const char* key : {"raw/a/1", "raw/a/2", "raw/b/1", "runs/1"}) store.put(key, "12", PutIf::always());
    store.remember_listings(true);
  }
  int lists() { return cloud.gcs.counts().lists; }
  /// What is remembered is what is there.
  void expect_true(const std::string& prefix) { EXPECT_EQ(store.list(prefix), other.list(prefix)) << prefix; }
};

TEST_F(Remembered, one_list_serves_all_prefixes_of_its_first_part) {
  EXPECT_EQ(store.list("raw/a/").size(), 2u);
  EXPECT_EQ(store.list("raw/b/").size(), 1u);
  EXPECT_EQ(store.list("raw/").size(), 3u);
  EXPECT_THAT(store.list("raw/c"), IsEmpty());
  EXPECT_EQ(lists(), 1);
  EXPECT_EQ(store.list("runs/").size(), 1u);
  EXPECT_EQ(lists(), 2);
}

TEST_F(Remembered, a_part_that_is_empty_is_listed_once) {
  EXPECT_THAT(store.list("staged/x/"), IsEmpty());
  EXPECT_THAT(store.list("staged/y/"), IsEmpty());
  EXPECT_EQ(lists(), 1);
}

TEST_F(Remembered, puts_and_removes_of_ours_are_known_with_their_generation) {
  store.list("raw/");
  store.put("raw/a/3", "12345", PutIf::absent());
  store.put("raw/a/1", "new", PutIf::always());
  store.remove("raw/b/1");
  EXPECT_EQ(lists(), 1);
  for (const char* prefix : {"raw/", "raw/a/", "raw/b/"}) expect_true(prefix);
  const std::string generation = store.list("raw/a/3").at(0).generation;
  EXPECT_TRUE(store.put("raw/a/3", "more", PutIf::generation_is(generation)));
  EXPECT_EQ(lists(), 1 + 3);  // the three that `other` asked for
}

TEST_F(Remembered, prefixes_without_a_part_are_asked_for_each_time) {
  EXPECT_EQ(store.list("").size(), 4u);
  EXPECT_EQ(store.list("r").size(), 4u);
  EXPECT_EQ(lists(), 2);
}

TEST_F(Remembered, a_condition_that_does_not_hold_shows_that_another_wrote) {
  store.list("raw/");
  other.put("raw/a/9", "theirs", PutIf::absent());
  EXPECT_FALSE(store.put("raw/a/9", "ours", PutIf::absent()));
  expect_true("raw/");
}

/// Sends what is asked, and may lose each answer.
class Losing : public HttpClient {
 public:
  explicit Losing(HttpClient& http) : http_(http) {}
  HttpAnswer send(const HttpRequest& request) override {
    HttpAnswer answer = http_.send(request);
    if (loses) answer.outcome = HttpAnswer::Outcome::broken;
    return answer;
  }
  std::atomic<bool> loses{false};

 private:
  HttpClient& http_;
};

TEST_F(Remembered, a_put_or_remove_that_fails_may_have_happened) {
  Losing http(cloud.http);
  GoogleApi api(http, cloud.clock, &cloud.auth);
  GcsObjectStore failing(api, cloud.settings("a/lake"));
  failing.remember_listings(true);
  for (const bool puts : {true, false}) {
    failing.list("raw/");
    http.loses = true;
    EXPECT_THROW(puts ? (void)failing.put("raw/a/7", "x", PutIf::always()) : failing.remove("raw/a/7"), Error);
    http.loses = false;
    EXPECT_EQ(failing.list("raw/"), other.list("raw/"));
    EXPECT_EQ(failing.list("raw/a/7").size(), puts ? 1u : 0u);
  }
}

TEST_F(Remembered, a_remove_that_found_anothers_object_shows_it) {
  store.put("raw/a/3", "ours", PutIf::absent());
  store.list("raw/");
  other.put("raw/a/3", "theirs", PutIf::always());
  store.remove("raw/a/3");
  EXPECT_EQ(store.get("raw/a/3"), "theirs");
  expect_true("raw/a/3");
}

TEST_F(Remembered, nothing_is_remembered_once_it_is_turned_off) {
  store.list("raw/");
  store.remember_listings(false);
  other.put("raw/a/9", "theirs", PutIf::absent());
  EXPECT_EQ(store.list("raw/").size(), 4u);
  store.remember_listings(true);
  EXPECT_EQ(store.list("raw/").size(), 4u);
}

TEST_F(Remembered, many_get_at_once_what_they_list) {
  for (int i = 0; i < 100; ++i) store.put(fmt::format("many/{:03}", i), std::to_string(i), PutIf::always());
  std::vector<std::string> keys;
  for (const ObjectInfo& object : store.list("many/")) keys.push_back(object.key);
  cloud.gcs.fail_next(20, gcs_error(503, "backendError", "a storm"));
  std::vector<std::string> got;
  store.get_each(keys, [&](std::size_t, std::optional<std::string> bytes) { got.push_back(*bytes); });
  ASSERT_EQ(got.size(), 100u);
  for (std::size_t i = 0; i < 100; ++i) EXPECT_EQ(got[i], std::to_string(i));
  EXPECT_EQ(lists(), 1);
}

TEST(ListingMemory, does_not_learn_a_list_that_was_asked_for_before_a_change) {
  ListingMemory memory;
  memory.turn(true);
  const std::uint64_t before = memory.changes();
  memory.put({"raw/a", 1, "7"});
  memory.learn("raw/", {}, before);
  EXPECT_EQ(memory.find("raw/"), std::nullopt);
  memory.learn("raw/", {{"raw/a", 1, "7"}}, memory.changes());
  EXPECT_EQ(memory.find("raw/")->size(), 1u);
}

TEST(ListingMemory, knows_a_part_by_its_slash) {
  EXPECT_EQ(first_part("raw/scrobbles/user=rj/"), "raw/");
  EXPECT_EQ(first_part("raw"), "");
  EXPECT_EQ(first_part(""), "");
}

}  // namespace
}  // namespace tonearm
