// A lease in Cloud Storage, and the thread that keeps one.
#include "google/lease_keeper.h"

#include <gmock/gmock.h>

#include <future>

#include "google/leases.h"

namespace tonearm {
namespace {

TEST(LeaseInTheCloud, of_16_threads_one_gets_it) {
  Cloud cloud;
  GcsObjectStore store(cloud.api, cloud.settings());
  EXPECT_EQ(winners(store, cloud.clock), 1);
  EXPECT_EQ(cloud.gcs.objects("lake"), 0u);
}

TEST(LeaseInTheCloud, a_run_costs_one_write_and_its_renewals) {
  Cloud cloud;
  GcsObjectStore store(cloud.api, cloud.settings());
  {
    Lease lease(store, cloud.clock, kKey, "a");
    EXPECT_EQ(cloud.gcs.counts().inserts + cloud.gcs.counts().lists, 1);
    lease.renew();
  }
  EXPECT_EQ(cloud.gcs.counts().inserts, 2);
  EXPECT_EQ(cloud.gcs.counts().deletes, 1);
}

TEST(LeaseInTheCloud, a_take_over_whose_answer_was_lost_is_ours) {
  Cloud cloud;
  GcsObjectStore store(cloud.api, cloud.settings());
  cloud.gcs.lose_next_answers(1, FakeAnswer::Ending::half);
  Lease dead(store, cloud.clock, kKey, "a");
  cloud.clock.advance(kLength);
  cloud.gcs.fail_next(2, gcs_error(503, "backendError", "a storm"));
  cloud.gcs.lose_next_answers(1, FakeAnswer::Ending::half);
  Lease next(store, cloud.clock, kKey, "b");
  EXPECT_TRUE(next.held());
  next.renew();
  EXPECT_TRUE(next.held());
}

/// Tells when so many puts have come.
class WatchedStore : public SharedStore {
 public:
  explicit WatchedStore(int wanted) : wanted_(wanted) {}
  bool put(const std::string& key, std::string_view bytes, const PutIf& condition) override {
    const bool done = SharedStore::put(key, bytes, condition);
    if (puts == wanted_) reached.set_value();
    return done;
  }
  std::promise<void> reached;

 private:
  const int wanted_;
};

TEST(LeaseKeeper, renews_until_it_ends) {
  WatchedStore store(4);
  ManualClock clock;
  Lease lease(store, clock, kKey, "a");
  {
    const LeaseKeeper keeper(lease, std::chrono::milliseconds(1));
    EXPECT_EQ(store.reached.get_future().wait_for(std::chrono::seconds(60)), std::future_status::ready);
  }
  EXPECT_TRUE(lease.held());
  const int puts = store.puts;
  lease.renew();
  EXPECT_EQ(store.puts, puts + 1);
}

TEST(LeaseKeeper, ends_at_once_between_two_renewals) {
  SharedStore store;
  ManualClock clock;
  Lease lease(store, clock, kKey, "a");
  { const LeaseKeeper keeper(lease); }
  EXPECT_EQ(store.puts, 1);
}

}  // namespace
}  // namespace tonearm
