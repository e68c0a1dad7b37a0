#include "report/clock_answer.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "small_warehouse.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::array<double, 24> hours_with(std::initializer_list<std::pair<int, std::int64_t>> plays) {
  std::array<double, 24> hours{};
  for (const auto& [hour, count] : plays) hours[static_cast<std::size_t>(hour)] = count;
  return hours;
}

TEST(Clock, busiest_hours_leave_out_the_silent_ones) {
  EXPECT_THAT(busiest_hours(hours_with({{3, 1}, {7, 9}, {20, 9}})), ElementsAre(7, 20, 3));
  EXPECT_TRUE(busiest_hours(hours_with({})).empty());
}

TEST(Clock, counts_plays_by_weekday_and_hour) {
  SmallWarehouse small;
  small.plays("nina", "2010-02-01", 9, 3, "Low").plays("nina", "2010-02-07", 23, 2, "Low");  // a Monday, a Sunday
  small.play("nina", 0, "Low", "", "Somewhen").plays("otto", "2010-02-01", 9, 5, "Low");
  const ClockAnswer answer = clock_answer(small.finish(), {"nina", {}, {}});
  EXPECT_EQ(answer.matrix[0][9], 3);
  EXPECT_EQ(answer.matrix[6][23], 2);
  EXPECT_EQ(answer.coverage.scrobbles, 5);
  EXPECT_EQ(answer.coverage.scrobbles_in_range, 6);
  EXPECT_EQ(answer.coverage.without_time, 1);
  EXPECT_EQ(sentence_of(answer),
            "Half of your plays fall between 09:00 and 09:13. Monday is the fullest day of the week with 60.0\u00A0%. "
            "Whether your clock has moved takes two years of plays to say.");
}

TEST(Clock, json_has_seven_rows_of_24_hours_and_the_marginals) {
  ClockAnswer answer;
  answer.matrix[6][23] = 4;
  const auto json = to_json(answer);
  EXPECT_EQ(json["matrix"].size(), 7u);
  EXPECT_EQ(json["matrix"][6][23], 4);
  EXPECT_EQ(json["hours"][23]["plays"], 4);
  EXPECT_EQ(json["weekdays"][6]["share"], 1.0);
  EXPECT_TRUE(json["busiest_half"].is_null());
}

TEST(Clock, the_text_shades_any_play_at_all) {
  ClockAnswer answer;
  answer.coverage.scrobbles = 1001;
  answer.matrix[0][0] = 1000;
  answer.matrix[2][23] = 1;
  const std::string text = to_text(answer, {80, false});
  EXPECT_THAT(text, HasSubstr("Mon ███"));
  EXPECT_THAT(text, HasSubstr("░░░\nThu"));
}

}  // namespace
}  // namespace tonearm
