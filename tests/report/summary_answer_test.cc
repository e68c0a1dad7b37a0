#include "report/summary_answer.h"

#include <gmock/gmock.h>

#include "small_warehouse.h"

namespace tonearm {
namespace {

TEST(Summary, the_longest_streak_is_of_days_in_a_row) {
  EXPECT_EQ(longest_streak({{2010, 1, 30}, {2010, 1, 31}, {2010, 2, 1}, {2010, 2, 3}}), (Streak{{2010, 1, 30}, 3}));
  EXPECT_EQ(longest_streak({{2010, 1, 1}, {2010, 1, 3}}), (Streak{{2010, 1, 1}, 1}));
  EXPECT_EQ(longest_streak({}).days, 0);
}

TEST(Summary, counts_what_was_played_and_when) {
  SmallWarehouse small;
  small.plays("nina", "2010-01-05", 1, 3, "Low").plays("nina", "2010-01-08", 2, 2, "Burial");
  small.play("nina", 0, "Low", "", "Somewhen").plays("otto", "2001-01-01", 1, 9, "Nobody");
  const SummaryAnswer answer = summary_answer(small.finish(), {"nina", {}, {}});
  EXPECT_EQ(answer.coverage.scrobbles, 6);
  EXPECT_EQ(answer.artists, 2);
  EXPECT_EQ(answer.albums, 2);
  EXPECT_EQ(answer.tracks, 3);
  EXPECT_EQ(answer.first_play, "2010-01-05 01:00:00");
  EXPECT_EQ(answer.last_play, "2010-01-08 02:01:00");
  EXPECT_EQ(answer.days, 4);
  EXPECT_EQ(answer.days_with_plays, 2);
  EXPECT_DOUBLE_EQ(answer.plays_a_day(), 1.25);
  EXPECT_EQ(sentence_of(answer), "6 scrobbles of 2 artists from 2010-01-05 to 2010-01-08: 1.2 a day.");
}

TEST(Summary, counts_a_lone_listeners_tracks_in_a_range_and_in_the_whole_history) {
  SmallWarehouse small;
  small.plays("nina", "2010-01-05", 1, 3, "Low").plays("nina", "2010-02-08", 2, 2, "Burial");
  DuckdbWarehouse& warehouse = small.finish();
  EXPECT_EQ(summary_answer(warehouse, {"nina", {}, {}}).tracks, 2);
  EXPECT_EQ(summary_answer(warehouse, {"nina", Date{2010, 2, 1}, {}}).tracks, 1);
  EXPECT_EQ(summary_answer(warehouse, {"nina", Date{2010, 2, 1}, {}}).albums, 1);
}

TEST(Summary, text_answers_the_four_questions) {
  SmallWarehouse small;
  small.plays("nina", "2010-01-05", 1, 3, "Low").genre("Low", "slowcore", "rock", 1);
  const SummaryAnswer answer = summary_answer(small.finish(), {"nina", {}, {}});
  const std::string text = to_text(answer, {200, false});
  for (const std::string& sentence : {answer.genres, answer.clock, answer.years, answer.seasons}) {
    EXPECT_FALSE(sentence.empty());
    EXPECT_THAT(text, testing::HasSubstr(sentence.substr(0, 40)));
  }
}

}  // namespace
}  // namespace tonearm
