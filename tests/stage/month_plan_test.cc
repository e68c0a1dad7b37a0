#include "stage/month_plan.h"

#include <gmock/gmock.h>

#include "core/utc_time.h"

namespace tonearm {
namespace {

using testing::ElementsAre;

std::int64_t utc(int year, unsigned month, unsigned day) { return days_from_civil({year, month, day}) * kDay; }

Observation observed(std::int64_t sequence, Window window, std::int64_t observed_at = utc(2020, 6, 15)) {
  const ObservationName name{"rj", sequence, window, observed_at};
  return {name, observation_key(name), "1"};
}
std::vector<Month> months_of(const std::vector<MonthPlan>& plans) {
  std::vector<Month> months;
  for (const MonthPlan& plan : plans) months.push_back(plan.month);
  return months;
}
std::vector<MonthPlan> planned(const std::vector<Observation>& held, const std::string& made_with = "UTC") {
  return plan_months(rulings(held), made_with);
}

TEST(PlanMonths, a_window_touches_the_months_it_lies_in) {
  const std::vector<Observation> held = {observed(1, {utc(2015, 3, 20), utc(2015, 5, 1)})};
  EXPECT_THAT(months_of(planned(held)), ElementsAre(Month{2015, 3}, Month{2015, 4}));
}

TEST(PlanMonths, second_0_stands_first_and_alone) {
  const std::vector<Observation> held = {observed(1, {0, 100})};
  EXPECT_THAT(months_of(planned(held)), ElementsAre(Month{}, Month{1970, 1}));
}

TEST(PlanMonths, what_lies_after_the_newest_observations_next_month_is_one_future) {
  const std::vector<Observation> held = {observed(1, {utc(2020, 5, 3), kForever})};
  const std::vector<MonthPlan> plans = planned(held);
  EXPECT_THAT(months_of(plans), ElementsAre(Month{2020, 5}, Month{2020, 6}, Month{2020, 7}, kFutureMonths));
  EXPECT_EQ(plans.back().window, (Window{utc(2020, 8, 1), kForever}));
}

TEST(PlanMonths, a_months_parts_are_cut_to_it) {
  const std::vector<Observation> held = {observed(1, {utc(2015, 3, 20), utc(2015, 5, 1)}),
                                         observed(2, {utc(2015, 4, 10), utc(2015, 4, 20)})};
  const std::vector<MonthPlan> plans = planned(held);
  ASSERT_EQ(plans.size(), 2u);
  ASSERT_EQ(plans[1].parts.size(), 2u);
  EXPECT_THAT(plans[1].parts[0].windows.windows(),
              ElementsAre(Window{utc(2015, 4, 1), utc(2015, 4, 10)}, Window{utc(2015, 4, 20), utc(2015, 5, 1)}));
}

TEST(PlanMonths, a_fingerprint_changes_where_its_own_observations_do_and_nowhere_else) {
  const std::vector<Observation> before = {observed(1, {utc(2015, 3, 20), utc(2015, 5, 1)})};
  std::vector<Observation> after = before;
  after.push_back(observed(2, {utc(2015, 4, 10), utc(2015, 4, 11)}));
  const auto a = planned(before), b = planned(after);
  EXPECT_EQ(a[0].fingerprint, b[0].fingerprint);
  EXPECT_NE(a[1].fingerprint, b[1].fingerprint);
}

TEST(PlanMonths, a_fingerprint_changes_with_zones_and_generation) {
  std::vector<Observation> held = {observed(1, {utc(2015, 3, 20), utc(2015, 3, 21)})};
  const std::string before = planned(held)[0].fingerprint;
  EXPECT_NE(planned(held, "Europe/Berlin")[0].fingerprint, before);
  held[0].generation = "2";
  EXPECT_NE(planned(held)[0].fingerprint, before);
}

TEST(StagedIndex, comes_back) {
  const StagedIndex index = {{{0, 0}, {"aa", 3}}, {{2015, 4}, {"bb", 0}}, {kFutureMonths, {"cc", 1}}};
  EXPECT_EQ(read_staged_index(write_staged_index(index)), index);
}

TEST(StagedIndex, what_is_none_is_empty_so_that_all_is_staged_again) {
  for (const char* text : {"", "x", "[]", "{}", "{\"months\":3}", "{\"months\":{\"2015-04\":{}}}",
                           "{\"months\":{\"x\":{}}}", "{\"months\":{\"2015-04\":{\"inputs\":1,\"rows\":2}}}"})
    EXPECT_TRUE(read_staged_index(text).empty()) << text;
}

}  // namespace
}  // namespace tonearm
