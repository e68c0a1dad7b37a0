#include "explore/slice_words.h"

#include <gtest/gtest.h>

#include "explored_history.h"

namespace tonearm {
namespace {

Slice period(std::optional<Date> from, std::optional<Date> to) {
  Slice slice;
  slice.from = from;
  slice.to = to;
  return slice;
}

TEST(SliceWords, a_period_is_as_coarse_as_its_ends) {
  EXPECT_EQ(period_words(period(Date{2005, 1, 1}, Date{2009, 12, 31})), "2005 to 2009");
  EXPECT_EQ(period_words(period(Date{2010, 1, 1}, Date{2010, 12, 31})), "2010");
  EXPECT_EQ(period_words(period(Date{2010, 5, 1}, Date{2010, 5, 31})), "May 2010");
  EXPECT_EQ(period_words(period(Date{2010, 1, 1}, Date{2010, 6, 30})), "January 2010 to June 2010");
  EXPECT_EQ(period_words(period(Date{2010, 5, 5}, Date{2011, 6, 30})), "5 May 2010 to 30 June 2011");
  EXPECT_EQ(period_words(period(Date{2010, 1, 1}, {})), "since 2010");
  EXPECT_EQ(period_words(period({}, Date{2010, 5, 5})), "until 5 May 2010");
  EXPECT_EQ(period_words(Slice{}), "all time");
}

TEST(SliceWords, weekdays_in_a_row_are_a_stretch) {
  EXPECT_EQ(weekday_words({1, 2, 3, 4, 5}), "Monday to Friday");
  EXPECT_EQ(weekday_words({6, 7}), "Saturday and Sunday");
  EXPECT_EQ(weekday_words({1, 3, 5}), "Monday, Wednesday and Friday");
  EXPECT_EQ(weekday_words({}), "every day");
}

TEST(SliceWords, hours_run_over_midnight) {
  EXPECT_EQ(hour_words({6, 7, 8}), "06:00 to 09:00");
  EXPECT_EQ(hour_words({0, 1, 22, 23}), "22:00 to 02:00");
  EXPECT_EQ(hour_words({5, 7}), "05:00 to 06:00 and 07:00 to 08:00");
  EXPECT_EQ(hour_words({}), "any hour");
}

TEST(SliceWords, only_what_differs_is_named) {
  ExploredHistory& history = ExploredHistory::instance();
  const Slice a = history.slice({{"hour", "5"}, {"season", "winter"}}), b = history.slice({{"hour", "5"}});
  EXPECT_EQ(words_of(history.warehouse(), a, b), "winter");
  EXPECT_EQ(words_of(history.warehouse(), b, a), "all year");
  EXPECT_EQ(words_of(history.warehouse(), a, a), "the same");
  const Slice artist = history.slice({{"artist", std::to_string(fingerprint({"Low"}))}});
  EXPECT_EQ(words_of(history.warehouse(), artist, history.slice({})), "Low");
}

}  // namespace
}  // namespace tonearm
