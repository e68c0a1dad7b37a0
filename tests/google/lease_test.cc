// Who holds the lock: one at a time, and nobody for ever.
#include "google/lease.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "google/leases.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct Leases : testing::Test {
  SharedStore store;
  ManualClock clock;
};

TEST_F(Leases, one_that_is_taken_is_held_and_gone_when_it_ends) {
  {
    Lease lease(store, clock, kKey, "tonearm on a (1)");
    EXPECT_TRUE(lease.held());
    EXPECT_NO_THROW(lease.check());
    EXPECT_THAT(*store.get(kKey), HasSubstr("tonearm on a (1)"));
  }
  EXPECT_THAT(store.list(""), IsEmpty());
}

TEST_F(Leases, a_live_one_names_its_holder_and_until_when) {
  const Lease lease(store, clock, kKey, "tonearm on a (1)");
  clock.advance(kLength - 1);
  const Error error = error_of([&] { Lease(store, clock, kKey, "tonearm on b (2)"); });
  EXPECT_EQ(error.remedy(), Remedy::try_again);
  EXPECT_THAT(error.what(), HasSubstr("tonearm on a (1)"));
  EXPECT_THAT(error.what(), HasSubstr("2023-11-14T22:23:20Z"));
  EXPECT_NE(error.what_to_do(), "");
  EXPECT_THAT(*store.get(kKey), HasSubstr("tonearm on a (1)"));
}

TEST_F(Leases, a_dead_one_is_taken_over_and_its_holder_knows) {
  Lease dead(store, clock, kKey, "a");
  clock.advance(kLength);
  EXPECT_FALSE(dead.held());
  Lease next(store, clock, kKey, "b");
  EXPECT_TRUE(next.held());
  dead.renew();
  EXPECT_FALSE(dead.held());
  EXPECT_THAT(error_of([&] { dead.check(); }).what(), HasSubstr("was taken over"));
  dead.release();
  EXPECT_TRUE(next.held());
  EXPECT_THAT(*store.get(kKey), HasSubstr("\"b\""));
}

TEST_F(Leases, a_renewal_gives_ten_minutes_more) {
  Lease lease(store, clock, kKey, "a");
  for (int i = 0; i < 5; ++i) {
    clock.advance(kLength - 1);
    lease.renew();
    EXPECT_TRUE(lease.held());
    EXPECT_THROW(Lease(store, clock, kKey, "b"), Error);
  }
}

TEST_F(Leases, one_that_ran_out_unclaimed_can_be_renewed) {
  Lease lease(store, clock, kKey, "a");
  clock.advance(kLength + 5);
  EXPECT_THAT(error_of([&] { lease.check(); }).what(), HasSubstr("could not be renewed"));
  lease.renew();
  EXPECT_NO_THROW(lease.check());
}

TEST_F(Leases, one_whose_object_somebody_removed_is_lost) {
  Lease lease(store, clock, kKey, "a");
  store.remove(kKey);
  lease.renew();
  EXPECT_FALSE(lease.held());
  EXPECT_THAT(store.list(""), IsEmpty());
}

TEST_F(Leases, one_that_somebody_removed_and_another_took_stays_the_others) {
  Lease lease(store, clock, kKey, "a");
  store.remove(kKey);
  const Lease next(store, clock, kKey, "b");
  lease.release();
  EXPECT_THAT(*store.get(kKey), HasSubstr("\"b\""));
}

TEST_F(Leases, a_store_that_is_down_costs_a_renewal_and_not_the_lease) {
  Lease lease(store, clock, kKey, "a");
  store.is_down = true;
  EXPECT_THROW(lease.renew(), Error);
  EXPECT_TRUE(lease.held());
  clock.advance(kLength);
  EXPECT_FALSE(lease.held());
  store.is_down = false;
  lease.renew();
  EXPECT_TRUE(lease.held());
}

TEST_F(Leases, one_whose_time_has_passed_is_not_removed_at_the_end) {
  {
    const Lease lease(store, clock, kKey, "a");
    clock.advance(kLength);
  }
  EXPECT_THAT(store.list(""), SizeIs(1));
  EXPECT_TRUE(Lease(store, clock, kKey, "b").held());
}

TEST_F(Leases, an_object_that_is_no_lease_is_an_error_with_a_remedy) {
  for (const char* bytes :
       {"", "not json", "[]", R"({"holder": "a"})", R"({"holder":1,"mark":2,"since":"","until":0})"}) {
    store.put(kKey, bytes, PutIf::always());
    const Error error = error_of([&] { Lease(store, clock, kKey, "a"); });
    EXPECT_EQ(error.remedy(), Remedy::look_into_data) << bytes;
    EXPECT_THAT(error.what_to_do(), HasSubstr("Remove that object"));
  }
}

TEST_F(Leases, of_16_threads_one_gets_it) {
  for (int round = 0; round < 20; ++round) {
    EXPECT_EQ(winners(store, clock), 1);
    EXPECT_THAT(store.list(""), IsEmpty());
  }
}

TEST_F(Leases, of_16_threads_one_takes_over_a_dead_one) {
  for (int round = 0; round < 20; ++round) {
    Lease dead(store, clock, kKey, "dead");
    clock.advance(kLength);
    EXPECT_EQ(winners(store, clock), 1);
  }
}

}  // namespace
}  // namespace tonearm
