#include "serve/next_run.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tonearm {
namespace {

LocalClock clock_in(const std::string& zones) { return LocalClock(parse_zones(zones)); }

std::int64_t utc(const char* text) { return parse_compact_utc(text).value(); }

std::string next_at(const char* now, TimeOfDay at, const std::string& zones) {
  LocalClock clock = clock_in(zones);
  return format_utc(next_run(utc(now), at, clock));
}

/// Every run of `days` days from `now` on.
std::vector<std::string> runs_of(const char* now, int days, TimeOfDay at, const std::string& zones) {
  LocalClock clock = clock_in(zones);
  std::vector<std::string> runs;
  for (std::int64_t instant = utc(now); runs.size() < static_cast<std::size_t>(days);)
    runs.push_back(format_utc(instant = next_run(instant, at, clock)));
  return runs;
}

TEST(TimeOfDay, is_read_or_refused) {
  EXPECT_EQ(parse_time_of_day("05:00")->hour, 5);
  EXPECT_EQ(parse_time_of_day("5:07")->minute, 7);
  EXPECT_EQ(parse_time_of_day("23:59")->hour, 23);
  for (const char* wrong : {"", "5", "24:00", "05:60", "05:0", "-1:00", "05:00:00", "5:00pm", "aa:bb", ":00", "1::0"})
    EXPECT_FALSE(parse_time_of_day(wrong)) << wrong;
}

TEST(NextRun, is_later_today_or_tomorrow_by_the_listeners_clock) {
  EXPECT_EQ(next_at("20260610T020000Z", {5, 0}, "Europe/Berlin"), "2026-06-10T03:00:00Z");
  EXPECT_EQ(next_at("20260610T030000Z", {5, 0}, "Europe/Berlin"), "2026-06-11T03:00:00Z");
  EXPECT_EQ(next_at("20260610T230000Z", {0, 30}, "Europe/Berlin"), "2026-06-11T22:30:00Z");
  EXPECT_EQ(next_at("20260610T000000Z", {5, 0}, "Asia/Kathmandu"), "2026-06-10T23:15:00Z");
}

TEST(NextRun, a_time_that_is_skipped_runs_at_the_end_of_the_gap_and_once) {
  // Berlin, 2026-03-29: 02:00 is 03:00.
  const std::vector<std::string> expected = {"2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"};
  EXPECT_EQ(runs_of("20260328T000000Z", 3, {2, 30}, "Europe/Berlin"), expected);
}

TEST(NextRun, a_time_that_comes_twice_runs_the_first_time) {
  // Berlin, 2026-10-25: 03:00 is 02:00.
  const std::vector<std::string> expected = {"2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"};
  EXPECT_EQ(runs_of("20261024T000000Z", 3, {2, 30}, "Europe/Berlin"), expected);
}

TEST(NextRun, a_midnight_that_does_not_exist_is_the_days_first_instant) {
  // São Paulo, 2017-10-15: 00:00 is 01:00; 2018-02-18: 00:00 is 23:00 of the day before.
  EXPECT_EQ(next_at("20171014T120000Z", {0, 0}, "America/Sao_Paulo"), "2017-10-15T03:00:00Z");
  EXPECT_EQ(next_at("20171014T120000Z", {0, 30}, "America/Sao_Paulo"), "2017-10-15T03:00:00Z");
  EXPECT_EQ(next_at("20180217T120000Z", {23, 30}, "America/Sao_Paulo"), "2018-02-18T01:30:00Z");
  EXPECT_EQ(next_at("20180218T013000Z", {23, 30}, "America/Sao_Paulo"), "2018-02-19T02:30:00Z");
}

TEST(NextRun, half_hours_of_summer_time_count) {
  // Lord Howe, 2026-10-04: 02:00 is 02:30.
  EXPECT_EQ(next_at("20261003T120000Z", {2, 15}, "Australia/Lord_Howe"), "2026-10-03T15:30:00Z");
}

TEST(NextRun, follows_a_listener_who_moves) {
  EXPECT_EQ(next_at("20190228T060000Z", {5, 0}, "Europe/London,2019-03-01=America/New_York"), "2019-03-01T10:00:00Z");
}

TEST(NextRun, a_year_has_as_many_runs_as_days) {
  for (const char* zone : {"Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "Africa/Casablanca"}) {
    LocalClock clock = clock_in(zone);
    int runs = 0;
    for (std::int64_t at = utc("20150101T120000Z"); (at = next_run(at, {2, 30}, clock)) < utc("20160101T120000Z");)
      ++runs;
    EXPECT_EQ(runs, 365) << zone;
  }
}

class Daily : public testing::Test {
 protected:
  std::int64_t now = utc("20260610T020000Z");
  DailyRun daily{{5, 0}, clock_in("Europe/Berlin"), now};
  const std::int64_t five = utc("20260610T030000Z");
};

TEST_F(Daily, is_due_once_a_day) {
  EXPECT_FALSE(daily.due(five - 1));
  EXPECT_TRUE(daily.due(five));
  EXPECT_FALSE(daily.due(five + 1));
  EXPECT_EQ(daily.next(), five + kDay);
  EXPECT_TRUE(daily.due(five + kDay + 3));
}

TEST_F(Daily, one_that_was_slept_through_runs_once_on_waking) {
  EXPECT_TRUE(daily.due(five + 3 * kDay + 3600));
  EXPECT_FALSE(daily.due(five + 3 * kDay + 3601));
  EXPECT_EQ(daily.next(), five + 4 * kDay);
}

TEST_F(Daily, a_clock_set_back_a_little_does_not_run_it_twice) {
  EXPECT_TRUE(daily.due(five));
  EXPECT_FALSE(daily.due(five - 600));
  EXPECT_FALSE(daily.due(five + 1));
  EXPECT_TRUE(daily.due(five + kDay));
}

TEST_F(Daily, a_clock_that_was_years_ahead_does_not_stop_it_for_years) {
  EXPECT_TRUE(daily.due(five + 1000 * kDay));
  EXPECT_FALSE(daily.due(five - 3600));
  EXPECT_TRUE(daily.due(five));
}

}  // namespace
}  // namespace tonearm
