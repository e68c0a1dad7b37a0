#include "report/years_answer.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "small_warehouse.h"

namespace tonearm {
namespace {

/// Low (rock) alone in 2010, both in 2011, Burial (electronic) mostly in 2012.
DuckdbWarehouse& three_years(SmallWarehouse& small) {
  small.genre("Low", "slowcore", "rock", 1).genre("Burial", "dubstep", "electronic", 1);
  small.plays("nina", "2010-01-05", 1, 100, "Low");
  small.plays("nina", "2011-06-05", 1, 10, "Low").plays("nina", "2011-06-06", 1, 30, "Burial");
  small.plays("nina", "2012-12-05", 1, 20, "Low").plays("nina", "2012-12-07", 1, 80, "Burial");
  return small.finish();
}

TEST(Years, count_plays_artists_and_the_plays_of_artists_new_that_year) {
  SmallWarehouse small;
  const YearsAnswer answer = years_answer(three_years(small), {"nina", {}, {}});
  ASSERT_EQ(answer.years.size(), 3u);
  EXPECT_EQ(answer.years[1].year, 2011);
  EXPECT_EQ(answer.years[1].plays, 40);
  EXPECT_EQ(answer.years[1].artists, 2);
  EXPECT_EQ(answer.years[1].new_artists, 1);
  EXPECT_EQ(answer.years[1].plays_of_new, 30);
  EXPECT_EQ(answer.years[2].new_artists, 0);
  EXPECT_EQ(answer.years[2].families[0].name, "electronic");
  EXPECT_DOUBLE_EQ(answer.years[2].families[0].share, 0.8);
}

TEST(Years, an_artist_heard_before_the_range_is_not_new_in_it) {
  SmallWarehouse small;
  const YearsAnswer answer = years_answer(three_years(small), {"nina", Date{2011, 6, 2}, {}});
  ASSERT_EQ(answer.years.size(), 2u);
  EXPECT_EQ(answer.years[0].plays_of_new, 30);
}

TEST(Years, name_what_rose_and_fell_between_the_thirds) {
  SmallWarehouse small;
  const YearsAnswer answer = years_answer(three_years(small), {"nina", {}, {}});
  EXPECT_EQ(sentence_of(answer),
            "Whether preferences change over the years takes three years of plays; this history has 2.9.");
  ASSERT_TRUE(answer.families && answer.genres);
  EXPECT_EQ(answer.families->changes.front().name, "electronic");
  EXPECT_NEAR(answer.families->changes.front().difference(), 0.8, 1e-9);
  EXPECT_EQ(answer.genres->changes.front().name, "dubstep");
  EXPECT_EQ(answer.genres->changes.back().name, "slowcore");
}

TEST(Years, thirds_with_few_plays_are_not_compared) {
  SmallWarehouse small;
  small.plays("nina", "2010-01-05", 1, 59, "Low").plays("nina", "2010-03-05", 1, 500, "Low");
  const YearsAnswer answer = years_answer(small.finish(), {"nina", {}, {}});
  EXPECT_FALSE(answer.families);
  EXPECT_TRUE(to_json(answer, 5)["change"].is_null());
}

TEST(Years, two_months_cannot_show_a_change) {
  SmallWarehouse small;
  small.plays("nina", "2010-01-05", 1, 100, "Low").plays("nina", "2010-02-05", 1, 100, "Low");
  EXPECT_FALSE(years_answer(small.finish(), {"nina", {}, {}}).families);
}

TEST(Years, json_holds_all_families_and_the_leading_genres_of_a_year) {
  SmallWarehouse small;
  const auto json = to_json(years_answer(three_years(small), {"nina", {}, {}}), 1);
  EXPECT_EQ(json["years"][1]["new_artist_share"], 0.75);
  EXPECT_EQ(json["years"][1]["families"].size(), 2u);
  EXPECT_EQ(json["years"][1]["top_genres"].size(), 1u);
  EXPECT_EQ(json["change"]["last_third"]["plays"], 100.0);
  EXPECT_EQ(json["change"]["families"][0]["difference"], 0.8);
}

}  // namespace
}  // namespace tonearm
