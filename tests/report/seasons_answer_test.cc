#include "report/seasons_answer.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "small_warehouse.h"

namespace tonearm {
namespace {

using testing::ElementsAre;

Coverage from_to(Date first, Date last, std::int64_t scrobbles) {
  Coverage coverage;
  coverage.first = first, coverage.last = last;
  coverage.scrobbles = coverage.scrobbles_in_range = scrobbles;
  return coverage;
}

TEST(Seasons, december_belongs_to_winter) {
  EXPECT_EQ(season_of(12), 0);
  EXPECT_EQ(season_of(2), 0);
  EXPECT_EQ(season_of(3), 1);
  EXPECT_EQ(season_of(8), 2);
  EXPECT_EQ(season_of(11), 3);
}

TEST(Seasons, the_largest_difference_leads) {
  const std::vector<FamilyMonth> rows = {
      {2010, 1, "rock", 80}, {2011, 12, "folk", 20}, {2010, 7, "rock", 50}, {2011, 7, "folk", 50}};
  const SeasonsAnswer answer = compare_seasons({"nina", {}, {}}, from_to({2010, 1, 1}, {2011, 12, 31}, 200), rows);
  ASSERT_EQ(answer.differences.size(), 2u);
  EXPECT_EQ(answer.differences[0].family, "folk");
  EXPECT_EQ(answer.differences[0].high, 2);
  EXPECT_EQ(answer.differences[0].low, 0);
  EXPECT_NEAR(answer.differences[1].difference(), 0.3, 1e-12);
}

TEST(Seasons, with_few_plays_are_not_compared) {
  const SeasonsAnswer answer = compare_seasons({"nina", {}, {}}, from_to({2010, 1, 1}, {2010, 8, 1}, 109),
                                               {{2010, 1, "rock", 80}, {2010, 7, "folk", 29}});
  EXPECT_TRUE(answer.differences.empty());
}

TEST(Seasons, months_count_only_the_days_from_the_first_play_to_the_last) {
  const SeasonsAnswer answer =
      compare_seasons({"nina", {}, {}}, from_to({2011, 1, 30}, {2012, 2, 10}, 12), {{2012, 2, "rock", 76}});
  EXPECT_EQ(answer.months[0].days, 2 + 31);
  EXPECT_EQ(answer.months[1].days, 28 + 10);
  EXPECT_EQ(answer.months[2].days, 31);
  EXPECT_EQ(to_json(answer)["months"][1]["plays_a_day"], 2.0);
}

TEST(Seasons, json_names_the_months_of_each_season) {
  const auto json = to_json(compare_seasons({"nina", {}, {}}, {}, {}));
  EXPECT_THAT(json["seasons"][0]["months"].get<std::vector<int>>(), ElementsAre(12, 1, 2));
  EXPECT_THAT(json["seasons"][3]["months"].get<std::vector<int>>(), ElementsAre(9, 10, 11));
}

TEST(Seasons, a_range_inside_a_month_counts_only_its_days) {
  SmallWarehouse small;
  small.plays("nina", "2010-01-05", 1, 100, "Low").plays("nina", "2010-01-06", 1, 7, "Low");
  const SeasonsAnswer answer = seasons_answer(small.finish(), {"nina", Date{2010, 1, 6}, Date{2010, 1, 6}});
  EXPECT_DOUBLE_EQ(answer.plays[0], 7);
}

}  // namespace
}  // namespace tonearm
