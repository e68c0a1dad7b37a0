#include "core/local_time.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "fakes/error_of.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

std::int64_t utc(int year, unsigned month, unsigned day, int hour, int minute = 0, int second = 0) {
  return days_from_civil({year, month, day}) * kDay + hour * 3600 + minute * 60 + second;
}

/// The wall clock at a UTC instant, as "2019-03-01T00:30:00".
std::string wall(LocalClock& clock, std::int64_t uts) {
  std::string text = format_utc(clock.local(uts));
  text.pop_back();
  return text;
}

const char* const kMoved = "Europe/London,2019-03-01=Europe/Berlin";

TEST(LocalTime, summer_time_begins_and_ends_within_a_day) {
  LocalClock berlin(parse_zones("Europe/Berlin"));
  EXPECT_EQ(wall(berlin, utc(2015, 3, 29, 0, 59, 59)), "2015-03-29T01:59:59");
  EXPECT_EQ(wall(berlin, utc(2015, 3, 29, 1)), "2015-03-29T03:00:00");
  EXPECT_EQ(wall(berlin, utc(2015, 10, 25, 0, 59, 59)), "2015-10-25T02:59:59");
  EXPECT_EQ(wall(berlin, utc(2015, 10, 25, 1)), "2015-10-25T02:00:00");
}

TEST(LocalTime, each_zone_of_a_dated_list_holds_in_its_years) {
  LocalClock clock(parse_zones(kMoved));
  EXPECT_EQ(wall(clock, utc(2015, 7, 1, 12)), "2015-07-01T13:00:00");
  EXPECT_EQ(wall(clock, utc(2015, 1, 1, 12)), "2015-01-01T12:00:00");
  EXPECT_EQ(wall(clock, utc(2024, 7, 1, 12)), "2024-07-01T14:00:00");
  EXPECT_EQ(wall(clock, utc(2024, 1, 1, 12)), "2024-01-01T13:00:00");
}

TEST(LocalTime, a_zone_begins_at_its_own_midnight) {
  LocalClock clock(parse_zones(kMoved));
  EXPECT_EQ(wall(clock, utc(2019, 2, 28, 22, 59, 59)), "2019-02-28T22:59:59");
  EXPECT_EQ(wall(clock, utc(2019, 2, 28, 23)), "2019-03-01T00:00:00");
}

TEST(LocalTime, instants_in_any_order_give_the_same_wall_clock) {
  LocalClock once(parse_zones(kMoved));
  for (const std::int64_t uts : {utc(2024, 7, 1, 1), utc(2005, 1, 1, 1), utc(2019, 3, 1, 1), utc(2019, 2, 1, 1)}) {
    LocalClock fresh(parse_zones(kMoved));
    EXPECT_EQ(once.local(uts), fresh.local(uts)) << uts;
  }
}

TEST(LocalTime, a_day_has_23_or_25_hours_where_the_clock_changes) {
  LocalClock berlin(parse_zones("Europe/Berlin"));
  const auto hours = [&](Date date) { return (berlin.day(date).to - berlin.day(date).from) / 3600.0; };
  EXPECT_EQ(hours({2015, 3, 28}), 24);
  EXPECT_EQ(hours({2015, 3, 29}), 23);
  EXPECT_EQ(hours({2015, 10, 25}), 25);
  EXPECT_EQ(berlin.day({2015, 3, 29}), (Window{utc(2015, 3, 28, 23), utc(2015, 3, 29, 22)}));
}

TEST(LocalTime, the_day_of_the_move_is_shorter_and_no_instant_is_lost) {
  LocalClock clock(parse_zones(kMoved));
  EXPECT_EQ(clock.day({2019, 2, 28}), (Window{utc(2019, 2, 28, 0), utc(2019, 2, 28, 23)}));
  EXPECT_EQ(clock.day({2019, 3, 1}), (Window{utc(2019, 2, 28, 23), utc(2019, 3, 1, 23)}));
}

TEST(LocalTime, days_follow_each_other_without_a_gap) {
  for (const char* zones : {"Europe/Berlin", kMoved, "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu"}) {
    LocalClock clock(parse_zones(zones));
    for (std::int64_t day = days_from_civil({2017, 1, 1}); day < days_from_civil({2020, 1, 1}); ++day)
      ASSERT_EQ(clock.day(civil_from_days(day)).to, clock.day(civil_from_days(day + 1)).from) << zones << ' ' << day;
  }
}

TEST(LocalTime, lord_howe_moves_by_half_an_hour) {
  LocalClock clock(parse_zones("Australia/Lord_Howe"));
  EXPECT_EQ(wall(clock, utc(2023, 7, 1, 0)), "2023-07-01T10:30:00");
  EXPECT_EQ(wall(clock, utc(2023, 1, 1, 0)), "2023-01-01T11:00:00");
  EXPECT_EQ(clock.day({2023, 10, 1}).to - clock.day({2023, 10, 1}).from, 23 * 3600 + 1800);
}

TEST(LocalTime, an_unknown_zone_names_the_nearest) {
  const Error error = error_of([] { LocalClock(parse_zones("Europe/Berlln")); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("Europe/Berlln"));
  EXPECT_THAT(error.what_to_do(), HasSubstr("Europe/Berlin"));
}

TEST(LocalTime, zones_are_written_as_they_are_read) {
  EXPECT_EQ(format_zones(parse_zones(kMoved)), kMoved);
  EXPECT_EQ(format_zones(parse_zones("UTC")), "UTC");
  EXPECT_EQ(format_zones(parse_zones("2019-03-01=Europe/Berlin,Europe/London")), kMoved);
}

TEST(LocalTime, a_wrong_date_in_a_list_of_zones_is_named) {
  const Error error = error_of([] { parse_zones("Europe/London,2019-02-30=Europe/Berlin"); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("2019-02-30"));
}

}  // namespace
}  // namespace tonearm
