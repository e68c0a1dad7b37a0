#include "core/zone_latitude.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tonearm {
namespace {

using testing::DoubleNear;
using testing::Optional;

TEST(ZoneLatitude, coordinates_have_degrees_minutes_and_perhaps_seconds) {
  EXPECT_THAT(parse_latitude("+5230+01322"), Optional(DoubleNear(52.5, 1e-9)));
  EXPECT_THAT(parse_latitude("-335208+1511254"), Optional(DoubleNear(-33.8688889, 1e-6)));
  EXPECT_EQ(parse_latitude("5230+01322"), std::nullopt);
  EXPECT_EQ(parse_latitude("+52x0+01322"), std::nullopt);
  EXPECT_EQ(parse_latitude(""), std::nullopt);
}

TEST(ZoneLatitude, places_lie_on_their_side_of_the_equator) {
  EXPECT_THAT(zone_latitude("Europe/Berlin"), Optional(DoubleNear(52.5, 0.1)));
  EXPECT_THAT(zone_latitude("Australia/Sydney"), Optional(DoubleNear(-33.87, 0.1)));
  EXPECT_THAT(zone_latitude("Asia/Singapore"), Optional(DoubleNear(1.28, 0.1)));
}

TEST(ZoneLatitude, a_zone_of_no_place_has_none) { EXPECT_EQ(zone_latitude("UTC"), std::nullopt); }

}  // namespace
}  // namespace tonearm
