#include "report/numbers.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

TEST(Numbers, have_thousands_separators) {
  EXPECT_EQ(with_thousands(std::int64_t{0}), "0");
  EXPECT_EQ(with_thousands(std::int64_t{999}), "999");
  EXPECT_EQ(with_thousands(std::int64_t{1000}), "1,000");
  EXPECT_EQ(with_thousands(std::int64_t{104571}), "104,571");
  EXPECT_EQ(with_thousands(std::int64_t{-1234567}), "−1,234,567");
  EXPECT_EQ(with_thousands(std::int64_t{-100}), "−100");
  EXPECT_EQ(with_thousands(1999.6), "2,000");
}

TEST(Numbers, agree_with_their_noun) {
  EXPECT_EQ(counted(1, "scrobble", "scrobbles"), "1 scrobble");
  EXPECT_EQ(counted(2000, "scrobble", "scrobbles"), "2,000 scrobbles");
}

TEST(Numbers, shares_are_percent_and_differences_points_with_a_sign) {
  EXPECT_EQ(percent(0.142), "14.2\u00A0%");
  EXPECT_EQ(points(0.067), "+6.7");
  EXPECT_EQ(points(-0.074), "−7.4");
  EXPECT_EQ(points(-0.0001), "0.0");
}

TEST(Numbers, a_share_of_nothing_is_none) { EXPECT_EQ(share_of(0, 0), 0); }

}  // namespace
}  // namespace tonearm
