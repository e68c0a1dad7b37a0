#include "app/progress.h"

#include <gmock/gmock.h>

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ProgressText, shows_bar_counts_rate_and_time_left) {
  EXPECT_EQ(progress_text(52'000, 104'000, 26, "scrobbles"),
            "[██████████──────────] 52,000 of 104,000 scrobbles · 2,000/s · 26 s left");
}

TEST(ProgressText, an_unknown_total_shows_no_bar) {
  EXPECT_EQ(progress_text(500, -1, 10, "scrobbles"), "500 scrobbles · 50/s");
  EXPECT_EQ(progress_text(0, 0, 0, "scrobbles"), "0 scrobbles");
}

TEST(ProgressText, says_no_rate_before_time_has_passed) {
  EXPECT_EQ(progress_text(5, 10, 0, "artists"), "[██████████──────────] 5 of 10 artists");
}

TEST(ProgressText, never_overflows_its_bar) {
  EXPECT_THAT(progress_text(300, 100, 1, "scrobbles"), HasSubstr("[████████████████████]"));
  EXPECT_THAT(progress_text(300, 100, 1, "scrobbles"), HasSubstr("0 s left"));
  EXPECT_THAT(progress_text(0, 100, 1, "scrobbles"), HasSubstr("[────────────────────]"));
}

TEST(ProgressText, long_times_are_in_minutes_and_hours) {
  EXPECT_THAT(progress_text(1, 601, 1, "x"), HasSubstr("10 min left"));
  EXPECT_THAT(progress_text(1, 7'201, 1, "x"), HasSubstr("2.0 h left"));
}

TEST(ByteText, is_short) {
  EXPECT_EQ(byte_text(999), "999 bytes");
  EXPECT_EQ(byte_text(1'500), "1.5 kB");
  EXPECT_EQ(byte_text(6'400'000), "6.4 MB");
}

}  // namespace
}  // namespace tonearm
