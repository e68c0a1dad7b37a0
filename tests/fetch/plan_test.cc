#include "fetch/plan.h"

#include <gmock/gmock.h>

#include "core/utc_time.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kNow = 1'795'395'906;
constexpr Window kAll{0, kForever};

Observation observed(std::int64_t sequence, Window window, std::int64_t observed_at) {
  return {{"rj", sequence, window, observed_at}, "", ""};
}

TEST(PlanFetch, the_first_run_wants_everything) {
  const FetchPlan plan = plan_fetch({}, {}, kAll, kNow, false);
  EXPECT_THAT(plan.gaps, ElementsAre(kAll));
  EXPECT_THAT(plan.reread, IsEmpty());
}

TEST(PlanFetch, the_daily_run_fetches_the_new_day_and_reads_14_days_again) {
  const std::int64_t yesterday = kNow - kDay;
  const FetchPlan plan = plan_fetch({observed(1, kAll, yesterday)}, {}, kAll, kNow, false);
  EXPECT_THAT(plan.gaps, ElementsAre(Window{yesterday, kForever}));
  EXPECT_THAT(plan.reread, ElementsAre(Window{yesterday - kLateArrivals, yesterday}));
}

TEST(PlanFetch, at_least_the_newest_14_days_are_read_again_however_often_it_runs) {
  const FetchPlan plan = plan_fetch({observed(1, kAll, kNow - 10)}, {}, kAll, kNow, false);
  ASSERT_EQ(plan.reread.size(), 1u);
  EXPECT_LE(plan.reread[0].from, kNow - kLateArrivals);
}

TEST(PlanFetch, after_a_pause_what_was_young_then_is_read_again) {
  const std::int64_t then = kNow - 60 * kDay;
  const FetchPlan plan = plan_fetch({observed(1, kAll, then)}, {}, kAll, kNow, false);
  EXPECT_THAT(plan.gaps, ElementsAre(Window{then, kForever}));
  EXPECT_THAT(plan.reread, ElementsAre(Window{then - kLateArrivals, then}));
}

TEST(PlanFetch, what_a_run_confirmed_counts_as_read) {
  const std::int64_t then = kNow - 60 * kDay, yesterday = kNow - kDay;
  RunRecord last;
  last.covered = WindowSet(Window{then, yesterday});
  last.settled = WindowSet(Window{0, yesterday - kLateArrivals});
  const FetchPlan plan = plan_fetch({observed(1, kAll, then)}, last, kAll, kNow, false);
  EXPECT_THAT(plan.gaps, ElementsAre(Window{yesterday, kForever}));
  EXPECT_THAT(plan.reread, ElementsAre(Window{yesterday - kLateArrivals, yesterday}));
}

TEST(PlanFetch, full_reads_everything_again) {
  const FetchPlan plan = plan_fetch({observed(1, {100, kForever}, kNow - 5)}, {}, kAll, kNow, true);
  EXPECT_THAT(plan.gaps, ElementsAre(Window{kNow - 5, kForever}, Window{0, 100}));
  EXPECT_THAT(plan.reread, ElementsAre(Window{100, kNow - 5}));
}

TEST(PlanFetch, a_hole_between_two_observations_is_a_gap_and_the_newest_comes_first) {
  const std::int64_t old = kNow - 400 * kDay;
  const FetchPlan plan =
      plan_fetch({observed(1, {old + 500, kForever}, kNow), observed(2, {0, old}, kNow)}, {}, kAll, kNow, false);
  EXPECT_THAT(plan.gaps, ElementsAre(Window{kNow, kForever}, Window{old, old + 500}));
}

TEST(PlanFetch, a_suspect_window_is_read_again_also_where_another_page_covers_it) {
  RunRecord last;
  last.suspect = WindowSet(Window{1'000, 2'000});
  const FetchPlan plan = plan_fetch({observed(1, kAll, kNow)}, last, kAll, kNow, false);
  EXPECT_THAT(plan.reread, ElementsAre(Window{kNow - kLateArrivals, kNow}, Window{1'000, 2'000}));
}

TEST(PlanFetch, nothing_outside_the_window_asked_for) {
  const Window wanted{500, 900};
  RunRecord last;
  last.suspect = WindowSet(Window{800, 2'000});
  EXPECT_THAT(plan_fetch({}, {}, wanted, kNow, false).gaps, ElementsAre(wanted));
  const FetchPlan plan = plan_fetch({observed(1, kAll, kNow)}, last, wanted, kNow, false);
  EXPECT_THAT(plan.gaps, IsEmpty());
  EXPECT_THAT(plan.reread, ElementsAre(Window{800, 900}));
}

TEST(PlanFetch, an_old_settled_window_that_is_held_asks_nothing) {
  const FetchPlan plan = plan_fetch({observed(1, kAll, kNow)}, {}, {500, 900}, kNow, false);
  EXPECT_THAT(plan.gaps, IsEmpty());
  EXPECT_THAT(plan.reread, IsEmpty());
}

TEST(PlanFetch, a_wanted_window_that_is_empty_asks_nothing) {
  const FetchPlan plan = plan_fetch({}, {}, {900, 900}, kNow, true);
  EXPECT_THAT(plan.gaps, IsEmpty());
  EXPECT_THAT(plan.reread, IsEmpty());
}

}  // namespace
}  // namespace tonearm
