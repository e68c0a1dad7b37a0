// A year of daily runs: the copy stays true and the lake stays small.
#include <gtest/gtest.h>

#include "fetch/fetch_fixture.h"

namespace tonearm {
namespace {

class DailyRuns : public FetchInMemory {
 protected:
  /// A day of listening, up to the clock's now; what was heard without a network arrives up to two weeks later.
  void listen_for_a_day(int day) {
    for (std::int64_t plays = 30 + listening.below(21); plays > 0; --plays)
      lastfm.add(listening.play(clock.now() - kDay + listening.below(kDay)));
    if (day % 7 == 0)
      for (int i = 0; i < 5; ++i) lastfm.add(listening.play(clock.now() - listening.below(13 * kDay) - kDay));
  }
};

TEST_F(DailyRuns, a_year_of_them_adds_at_most_5_megabytes_and_the_copy_equals_the_truth) {
  listen(3'000, {clock.now() - 90 * kDay, clock.now()});
  run();
  const std::uint64_t before = lake_bytes();
  for (int day = 1; day <= 365; ++day) {
    clock.advance(kDay);
    listen_for_a_day(day);
    run();
    ASSERT_LE(requests, 12) << day;
    if (day % 30 == 0) {
      ASSERT_EQ(copied(), lastfm.truth()) << day;
    }
  }
  EXPECT_EQ(copied(), lastfm.truth());
  EXPECT_LE(lake_bytes() - before, 5'000'000u);
  RecordProperty("bytes_a_year", std::to_string(lake_bytes() - before));
}

TEST_F(DailyRuns, after_a_pause_of_60_days_the_copy_equals_the_truth) {
  listen(500, {clock.now() - 20 * kDay, clock.now()});
  run();
  const std::int64_t paused_at = clock.now();
  for (int day = 1; day <= 60; ++day) {
    clock.advance(kDay);
    listen_for_a_day(day);
  }
  lastfm.add(one(paused_at - 13 * kDay, "arrived late, after the pause began"));
  run();
  EXPECT_EQ(copied(), lastfm.truth());
}

}  // namespace
}  // namespace tonearm
