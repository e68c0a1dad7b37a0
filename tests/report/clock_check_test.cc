#include "report/clock_check.h"

#include <gtest/gtest.h>

#include "small_warehouse.h"

namespace tonearm {
namespace {

bool lies_on(Warehouse& warehouse, const char* zones) {
  LocalClock clock(parse_zones(zones));
  return lies_on(warehouse, "rj", clock);
}

TEST(ClockCheck, plays_lie_on_the_clock_that_they_were_staged_by) {
  SmallWarehouse history;  // on UTC's
  for (const char* day : {"2010-01-05", "2010-07-05", "2010-12-31", "2011-06-01"})
    history.plays("rj", day, 23, 3, "Mogwai");
  history.plays("other", "2010-01-31", 3, 3, "Mogwai");
  Warehouse& warehouse = history.finish();
  EXPECT_TRUE(lies_on(warehouse, "UTC"));
  EXPECT_FALSE(lies_on(warehouse, "Europe/London")) << "an hour ahead in summer";
  EXPECT_FALSE(lies_on(warehouse, "America/New_York"));
  EXPECT_FALSE(lies_on(warehouse, "UTC,2011-01-01=Asia/Tokyo"));
}

TEST(ClockCheck, without_plays_any_clock_is_right) {
  SmallWarehouse history;
  EXPECT_TRUE(lies_on(history.play("rj", 0, "Mogwai", "", "Somewhen").finish(), "Asia/Tokyo"));
}

}  // namespace
}  // namespace tonearm
