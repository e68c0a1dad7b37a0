// What Cloud Storage asks of its client beyond the port's contract: retries, checksums, names, pages, refusals.
#include "google/gcs_object_store.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/google/cloud.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct GcsStore : testing::Test {
  Cloud cloud;
  GcsObjectStore store{cloud.api, cloud.settings()};

  std::vector<std::string> keys(const std::string& prefix) {
    std::vector<std::string> keys;
    for (const ObjectInfo& object : store.list(prefix)) keys.push_back(object.key);
    return keys;
  }
};

FakeAnswer service_down(int status) { return gcs_error(status, "backendError", "We encountered an internal error."); }

TEST_F(GcsStore, each_request_carries_a_token) {
  EXPECT_TRUE(store.put("a", "x", PutIf::absent()));
  EXPECT_EQ(cloud.gcs.accounts().tokens_given(), 1);
  GoogleApi anonymous(cloud.http, cloud.clock, nullptr);
  GcsObjectStore without(anonymous, cloud.settings());
  EXPECT_EQ(error_of([&] { without.get("a"); }).remedy(), Remedy::get_permission);
}

TEST_F(GcsStore, a_prefix_is_a_lake_of_its_own) {
  GcsObjectStore mine(cloud.api, cloud.settings("lakes/mine")), other(cloud.api, cloud.settings("lakes/mine2/"));
  mine.put("raw/a", "1", PutIf::always());
  other.put("raw/b", "2", PutIf::always());
  EXPECT_EQ(cloud.gcs.stored("lake", "lakes/mine/raw/a")->bytes, "1");
  ASSERT_EQ(mine.list("").size(), 1u);
  EXPECT_EQ(mine.list("")[0].key, "raw/a");
  mine.remove("raw/b");
  EXPECT_EQ(other.get("raw/b"), "2");
}

TEST_F(GcsStore, storms_are_waited_out) {
  for (const int status : {408, 429, 500, 502, 503, 504}) {
    cloud.gcs.fail_next(4, service_down(status));
    EXPECT_TRUE(store.put("a", std::to_string(status), PutIf::always()));
    cloud.gcs.fail_next(4, service_down(status));
    EXPECT_EQ(store.get("a"), std::to_string(status));
    cloud.gcs.fail_next(4, service_down(status));
    EXPECT_THAT(keys(""), ElementsAre("a"));
    cloud.gcs.fail_next(4, service_down(status));
    store.remove("a");
    EXPECT_EQ(cloud.gcs.objects("lake"), 0u) << status;
  }
}

TEST_F(GcsStore, a_storm_without_end_is_a_clear_error_and_nothing_was_put) {
  cloud.gcs.fail_next(1000, service_down(503));
  const Error error = error_of([&] { store.put("a", "x", PutIf::absent()); });
  EXPECT_EQ(error.remedy(), Remedy::wait_for_service);
  EXPECT_THAT(error.what(), HasSubstr("write gs://lake/a"));
  EXPECT_EQ(cloud.gcs.objects("lake"), 0u);
}

TEST_F(GcsStore, connections_that_break_off_are_made_anew) {
  for (const auto ending : {FakeAnswer::Ending::reset, FakeAnswer::Ending::closed, FakeAnswer::Ending::half}) {
    cloud.gcs.fail_next(2, FakeAnswer{.body = "whatever there is", .ending = ending});
    EXPECT_TRUE(store.put("a", "x", PutIf::always()));
    cloud.gcs.fail_next(2, FakeAnswer{.body = "whatever there is", .ending = ending});
    EXPECT_EQ(store.get("a"), "x");
  }
}

TEST_F(GcsStore, a_put_whose_answer_was_lost_has_happened_once) {
  for (const auto ending : {FakeAnswer::Ending::reset, FakeAnswer::Ending::closed, FakeAnswer::Ending::half}) {
    cloud.gcs.lose_next_answers(1, ending);
    EXPECT_TRUE(store.put("a", "x", PutIf::absent()));
    cloud.gcs.lose_next_answers(1, ending);
    EXPECT_TRUE(store.put("a", "y", PutIf::generation_is(store.list("a").at(0).generation)));
    EXPECT_EQ(store.get("a"), "y");
    store.remove("a");
  }
}

TEST_F(GcsStore, equal_bytes_of_another_program_are_not_our_own_try) {
  GcsObjectStore other(cloud.api, cloud.settings());
  ASSERT_TRUE(other.put("lock", "held", PutIf::absent()));
  EXPECT_FALSE(store.put("lock", "held", PutIf::absent()));
  cloud.gcs.fail_next(1, service_down(503));  // its outcome is not known to us
  EXPECT_FALSE(store.put("lock", "held", PutIf::absent()));
}

TEST_F(GcsStore, a_put_at_something_that_is_no_generation_of_this_store_does_not_happen) {
  for (const char* generation : {"", "0", "1700000000.000000001-42", "-1"}) {
    EXPECT_FALSE(store.put("a", "x", PutIf::generation_is(generation))) << generation;
    EXPECT_EQ(cloud.gcs.objects("lake"), 0u);
  }
}

TEST_F(GcsStore, bytes_that_arrive_damaged_are_read_again) {
  store.put("a", "the right bytes", PutIf::always());
  cloud.gcs.damage_next_gets(2);
  EXPECT_EQ(store.get("a"), "the right bytes");
}

TEST_F(GcsStore, bytes_that_always_arrive_damaged_are_an_error) {
  store.put("a", "the right bytes", PutIf::always());
  cloud.gcs.damage_next_gets(100);
  const Error error = error_of([&] { store.get("a"); });
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  EXPECT_THAT(error.what(), HasSubstr("gs://lake/a"));
}

TEST_F(GcsStore, a_remove_whose_answer_was_lost_has_happened) {
  for (const auto ending : {FakeAnswer::Ending::reset, FakeAnswer::Ending::half}) {
    store.put("lock", "ours", PutIf::absent());
    cloud.gcs.lose_next_answers(1, ending);
    store.remove("lock");
    EXPECT_EQ(cloud.gcs.objects("lake"), 0u);
  }
}

// A try whose answer was lost is sent again: by then another program may hold the lock.
TEST_F(GcsStore, a_remove_leaves_what_another_put_in_the_place_of_our_lock) {
  store.put("lock", "ours", PutIf::absent());
  cloud.gcs.store("lake", "lock", "theirs");
  cloud.gcs.fail_next(1, service_down(503));
  store.remove("lock");
  EXPECT_EQ(store.get("lock"), "theirs");
}

TEST_F(GcsStore, a_remove_takes_away_what_was_put_without_a_condition_by_whomever) {
  store.put("a", "ours", PutIf::absent());
  store.put("a", "ours, later", PutIf::always());
  cloud.gcs.store("lake", "a", "theirs");
  store.remove("a");
  EXPECT_EQ(cloud.gcs.objects("lake"), 0u);
}

TEST_F(GcsStore, lists_of_many_pages_are_whole_and_in_order) {
  for (int i = 0; i < 2500; ++i) cloud.gcs.store("lake", fmt::format("raw/{:05}", i * 7 % 2500), "x");
  const auto objects = store.list("raw/");
  ASSERT_EQ(objects.size(), 2500u);
  for (int i = 0; i < 2500; ++i) EXPECT_EQ(objects[static_cast<std::size_t>(i)].key, fmt::format("raw/{:05}", i));
  EXPECT_EQ(cloud.gcs.counts().lists, 3);
}

TEST_F(GcsStore, names_that_the_service_refuses_are_refused_here) {
  for (const std::string key : {"", ".", "..", "new\nline", "\xFF", ".well-known/acme-challenge/x"}) {
    const Error error = error_of([&] { store.put(key, "x", PutIf::always()); });
    EXPECT_THAT(error.what(), HasSubstr("cannot be the name of an object")) << key;
    EXPECT_NE(error.what_to_do(), "");
  }
  EXPECT_THROW(store.get(std::string(1025, 'a')), Error);
  EXPECT_TRUE(store.put(std::string(1024, 'a'), "x", PutIf::always()));
  EXPECT_EQ(cloud.gcs.counts().faults, 0);
}

TEST_F(GcsStore, a_bucket_that_is_not_there_says_how_to_make_it) {
  GcsSettings settings = cloud.settings();
  settings.bucket = "no-such-bucket";
  GcsObjectStore nowhere(cloud.api, settings);
  const std::vector<std::function<void()>> calls{[&] { nowhere.list("raw/"); },
                                                 [&] { nowhere.put("a", "x", PutIf::always()); },
                                                 [&] { nowhere.get("a"); }, [&] { nowhere.remove("a"); }};
  for (const auto& call : calls) {
    const Error error = error_of(call);
    EXPECT_EQ(error.remedy(), Remedy::fix_setup);
    EXPECT_THAT(error.what(), HasSubstr("there is no bucket gs://no-such-bucket"));
    EXPECT_THAT(error.what_to_do(), HasSubstr("gcloud storage buckets create gs://no-such-bucket"));
  }
}

TEST_F(GcsStore, a_missing_permission_names_the_account_and_the_role) {
  cloud.gcs.close_bucket("lake", gcs_error(403, "forbidden", "does not have storage.objects.create access"));
  const Error error = error_of([&] { store.put("a", "x", PutIf::always()); });
  EXPECT_EQ(error.remedy(), Remedy::get_permission);
  EXPECT_THAT(error.what(), HasSubstr("storage.objects.create"));
  EXPECT_THAT(error.what(), HasSubstr("the metadata server's account"));
  EXPECT_THAT(error.what_to_do(), HasSubstr("roles/storage.objectUser"));
}

TEST_F(GcsStore, billing_that_is_off_is_told_from_a_missing_permission) {
  cloud.gcs.close_bucket("lake", gcs_error(403, "accountDisabled", "The account for bucket has been disabled."));
  EXPECT_EQ(error_of([&] { store.list(""); }).remedy(), Remedy::fix_setup);
  cloud.gcs.close_bucket("lake", gcs_error(403, "forbidden", "The billing account is disabled in state absent"));
  const Error error = error_of([&] { store.get("a"); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("billing is off"));
}

TEST_F(GcsStore, a_403_that_speaks_of_rates_is_waited_out) {
  cloud.gcs.fail_next(3, gcs_error(403, "rateLimitExceeded", "The rate of requests is too high."));
  EXPECT_TRUE(store.put("a", "x", PutIf::absent()));
}

TEST_F(GcsStore, a_token_that_was_revoked_is_replaced_once) {
  store.put("a", "x", PutIf::always());
  cloud.gcs.accounts().revoke_tokens();
  EXPECT_EQ(store.get("a"), "x");
  EXPECT_EQ(cloud.gcs.accounts().tokens_given(), 2);
}

TEST_F(GcsStore, tokens_that_are_never_good_are_an_error_without_the_token) {
  cloud.gcs.fail_next(1000, gcs_error(401, "authError", "Invalid Credentials"));
  const Error error = error_of([&] { store.get("a"); });
  EXPECT_EQ(error.remedy(), Remedy::get_permission);
  EXPECT_THAT(error.what(), Not(HasSubstr("ya29")));
  EXPECT_EQ(cloud.gcs.counts().faults, 2);
}

}  // namespace
}  // namespace tonearm
