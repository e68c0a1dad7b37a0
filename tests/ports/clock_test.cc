#include "ports/clock.h"

#include <gtest/gtest.h>

#include "fakes/manual_clock.h"

namespace tonearm {
namespace {

TEST(Clock, now_is_in_whole_seconds) {
  ManualClock clock(100);
  clock.sleep(std::chrono::milliseconds(1999));
  EXPECT_EQ(clock.now(), 101);
  EXPECT_EQ(clock.now_ms(), 101'999);
}

}  // namespace
}  // namespace tonearm
