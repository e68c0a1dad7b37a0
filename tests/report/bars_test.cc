#include "report/bars.h"

#include <gmock/gmock.h>

#include <sstream>

#include "report/display_text.h"

namespace tonearm {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(Bars, every_line_fills_the_width_exactly) {
  const std::vector<Bar> bars = {{"坂本龍一", 40, "40"}, {std::string(4096, 'x') + "\x1B[2J", 20, "20"}, {"", 0, "0"}};
  for (const int width : {40, 80, 137, 200})
    for (const std::string& line : lines_of(bar_chart(bars, {width, false}))) EXPECT_EQ(display_width(line), width);
}

TEST(Bars, keep_to_40_and_200_columns) {
  EXPECT_EQ(display_width(lines_of(bar_chart({{"a", 1, "1"}}, {5, false}))[0]), 40);
  EXPECT_EQ(display_width(lines_of(bar_chart({{"a", 1, "1"}}, {5000, false}))[0]), 200);
}

TEST(Bars, are_as_long_as_their_share_of_the_longest) {
  // 40 columns: 1 label, 1 blank, 36 bar, 1 blank, 1 number.
  EXPECT_EQ(bar_chart({{"a", 8, "8"}, {"b", 4, "4"}}, {40, false}),
            "a " + std::string("████████████████████████████████████") + " 8\n" +  //
                "b " + std::string("██████████████████") + std::string(18, ' ') + " 4\n");
}

TEST(Bars, leave_a_mark_for_the_smallest_value_and_none_for_zero) {
  const auto lines = lines_of(bar_chart({{"a", 1e6, "x"}, {"b", 1e-6, "y"}, {"c", 0, "z"}}, {40, false}));
  EXPECT_THAT(lines[1], testing::HasSubstr("▏"));
  EXPECT_EQ(lines[2], "c" + std::string(38, ' ') + "z");
}

TEST(Bars, hatch_what_is_not_known) {
  EXPECT_THAT(bar_chart({{"unknown", 1, "1", true}}, {40, false}), testing::HasSubstr("░░░"));
}

TEST(Bars, color_only_when_asked) {
  EXPECT_THAT(bar_chart({{"a", 1, "1"}}, {40, false}), testing::Not(testing::HasSubstr("\033")));
  EXPECT_THAT(bar_chart({{"a", 1, "1"}}, {40, true}), testing::HasSubstr("\033[36m"));
}

}  // namespace
}  // namespace tonearm
