#include "core/utc_time.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

TEST(UtcTime, a_date_is_read_only_where_the_day_exists) {
  EXPECT_EQ(parse_date("2019-03-01"), (Date{2019, 3, 1}));
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
  for (const char* text : {"2023-02-29", "2019-13-01", "2019-00-10", "2019-04-31", "2019-04-00"})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(UtcTime, nothing_but_a_date_is_read_as_one) {
  for (const char* text : {"", "2019", "2019-3-1", "19-03-01", "2019-03-01 ", " 2019-03-01", "2019/03/01", "2019-03-1x",
                           "today", "-019-03-01", "2019-03-01T00:00"})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(UtcTime, days_and_dates_are_each_others_inverse) {
  EXPECT_EQ(days_from_civil({1970, 1, 1}), 0);
  EXPECT_EQ(days_from_civil({2000, 3, 1}), 11017);
  EXPECT_EQ(days_from_civil({1969, 12, 31}), -1);
  for (std::int64_t day = -200'000; day < 200'000; day += 97) EXPECT_EQ(days_from_civil(civil_from_days(day)), day);
}

TEST(UtcTime, instants_are_written_in_utc) {
  EXPECT_EQ(format_utc(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(format_utc(1'795'395'906), "2026-11-23T01:05:06Z");
  EXPECT_EQ(format_utc(-1), "1969-12-31T23:59:59Z");
}

TEST(UtcTime, compact_instants_come_back) {
  EXPECT_EQ(format_compact_utc(1'795'395'906), "20261123T010506Z");
  for (const std::int64_t uts : {0LL, 1LL, 951'782'399LL, 1'795'395'906LL, 4'102'444'799LL})
    EXPECT_EQ(parse_compact_utc(format_compact_utc(uts)), uts);
}

TEST(UtcTime, nothing_but_a_compact_instant_is_read_as_one) {
  for (const char* text :
       {"", "20261123", "20261123T010506", "20261123T240506Z", "20261123T016006Z", "20261123T010560Z",
        "20261323T010506Z", "2026-11-23T01:05:06Z", "20261123 010506Z", "2026112xT010506Z"})
    EXPECT_FALSE(parse_compact_utc(text)) << text;
}

}  // namespace
}  // namespace tonearm
