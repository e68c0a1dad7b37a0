#include "core/csv.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

using Records = std::vector<std::vector<std::string>>;

TEST(Csv, splits_records_and_cells) {
  EXPECT_EQ(parse_csv("a,b\nc,d\n"), (Records{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(parse_csv("a,b\r\nc,d\r\n"), (Records{{"a", "b"}, {"c", "d"}}));
}

TEST(Csv, a_last_line_without_a_break_counts) {
  EXPECT_EQ(parse_csv("a,b\nc,d"), (Records{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(parse_csv("a,"), (Records{{"a", ""}}));
  EXPECT_TRUE(parse_csv("").empty());
}

TEST(Csv, quoted_cells_hold_commas_quotes_and_line_breaks) {
  EXPECT_EQ(parse_csv("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\nnext\n"),
            (Records{{"a,b", "say \"hi\"", "two\nlines"}, {"next"}}));
}

TEST(Csv, empty_cells_are_kept) {
  EXPECT_EQ(parse_csv(",,\n"), (Records{{"", "", ""}}));
  EXPECT_EQ(parse_csv("\"\",x\n"), (Records{{"", "x"}}));
}

TEST(Csv, a_quote_within_a_cell_is_a_character) {
  EXPECT_EQ(parse_csv("7\" single,x\n"), (Records{{"7\" single", "x"}}));
}

TEST(Csv, bytes_go_through_as_they_are) {
  const std::string text("\xC3\xA9,\0x\n", 6);
  EXPECT_EQ(parse_csv(text), (Records{{"\xC3\xA9", std::string("\0x", 2)}}));
}

}  // namespace
}  // namespace tonearm
