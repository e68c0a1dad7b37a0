#include "app/period.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

std::int64_t utc(int year, unsigned month, unsigned day, int hour = 0) {
  return days_from_civil({year, month, day}) * kDay + hour * 3600;
}

class WantedWindow : public testing::Test {
 protected:
  Window window(std::optional<std::string> since, std::optional<std::string> until = {},
                std::optional<std::string> day = {}) {
    LocalClock local(parse_zones(zones));
    return wanted_window(since, until, day, local, now);
  }
  Error refused(std::optional<std::string> since, std::optional<std::string> until = {},
                std::optional<std::string> day = {}) {
    Error error = error_of([&] { window(since, until, day); });
    EXPECT_EQ(error.remedy(), Remedy::fix_usage);
    EXPECT_NE(error.what_to_do(), "");
    return error;
  }
  std::string zones = "UTC";
  std::int64_t now = utc(2024, 3, 31, 12);
};

TEST_F(WantedWindow, nothing_named_is_all_there_is) {
  EXPECT_EQ(window({}), (Window{0, kForever}));
  EXPECT_EQ(window("all"), (Window{0, kForever}));
}

TEST_F(WantedWindow, since_is_a_day_or_how_long_ago) {
  for (const auto& [since, day] : std::vector<std::pair<std::string, Date>>{{"2019-01-01", {2019, 1, 1}},
                                                                            {"5y", {2019, 3, 31}},
                                                                            {"1mo", {2024, 2, 29}},
                                                                            {"13mo", {2023, 2, 28}},
                                                                            {"4mo", {2023, 11, 30}},
                                                                            {"2w", {2024, 3, 17}},
                                                                            {"30d", {2024, 3, 1}}})
    EXPECT_EQ(window(since), (Window{days_from_civil(day) * kDay, kForever})) << since;
  EXPECT_EQ(window("900y").from, 0);
  EXPECT_EQ(window("1950-01-01").from, 0);
}

TEST_F(WantedWindow, until_includes_its_day) {
  EXPECT_EQ(window("2019-01-01", "2019-12-31"), (Window{utc(2019, 1, 1), utc(2020, 1, 1)}));
  EXPECT_EQ(window("2019-01-01", "2019-01-01"), (Window{utc(2019, 1, 1), utc(2019, 1, 2)}));
}

TEST_F(WantedWindow, until_today_or_later_stays_open) { EXPECT_EQ(window({}, "2024-03-31"), (Window{0, kForever})); }

TEST_F(WantedWindow, days_are_the_listeners) {
  zones = "Europe/Berlin";
  EXPECT_EQ(window({}, {}, "2024-03-31"), (Window{utc(2024, 3, 30, 23), utc(2024, 3, 31, 22)})) << "23 hours";
  EXPECT_EQ(window("2024-01-01").from, utc(2023, 12, 31, 23));
}

TEST_F(WantedWindow, what_is_no_day_is_refused_and_named) {
  for (const char* since : {"yesterday", "2019-02-30", "5", "y", "-5y", "0d", "5yy", "5.5y", "99999999999d", ""})
    EXPECT_THAT(refused(since).what(), HasSubstr("--since"));
  EXPECT_THAT(refused({}, "31.12.2019").what(), HasSubstr("31.12.2019"));
  EXPECT_THAT(refused({}, {}, "today").what(), HasSubstr("--day"));
}

TEST_F(WantedWindow, a_day_stands_alone_and_has_begun) {
  refused("5y", {}, "2019-01-01");
  refused({}, "2019-01-01", "2019-01-01");
  refused({}, {}, "2024-04-02");
}

TEST_F(WantedWindow, an_end_before_its_beginning_is_refused) {
  refused("2020-01-01", "2019-01-01");
  refused("2030-01-01");
}

}  // namespace
}  // namespace tonearm
