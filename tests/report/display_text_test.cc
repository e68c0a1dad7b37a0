#include "report/display_text.h"

#include <gmock/gmock.h>

#include <string>

#include "report/char_width.h"

namespace tonearm {
namespace {

using namespace std::string_literals;

TEST(DisplayText, counts_wide_characters_twice_and_combining_marks_not_at_all) {
  EXPECT_EQ(display_width("Björk"), 5);
  EXPECT_EQ(display_width("Bjo\u0308rk"), 5);
  EXPECT_EQ(display_width("坂本龍一"), 8);
  EXPECT_EQ(display_width("한국"), 4);
  EXPECT_EQ(display_width("ｆｕｌｌ"), 8);
  EXPECT_EQ(display_width("שלום"), 4);
  EXPECT_EQ(display_width("🎧"), 2);
  EXPECT_EQ(char_width(0x200D), 0);
}

TEST(DisplayText, replaces_what_could_move_the_cursor) {
  EXPECT_EQ(printable("a\0b"s), "a\uFFFDb");
  EXPECT_EQ(printable("\x1B[2Jx\r\ny\t\x7F"), "\uFFFD[2Jx\uFFFD\uFFFDy\uFFFD\uFFFD");
  EXPECT_EQ(printable("a\u0085b\u009Bc\u2028d"), "a\uFFFDb\uFFFDc\uFFFDd");
  EXPECT_EQ(printable("a\u202Etxt\u2066"), "a\uFFFDtxt\uFFFD");
  EXPECT_EQ(printable("a\uFFFEb"), "a\uFFFDb");
}

TEST(DisplayText, replaces_bytes_that_are_no_utf8) {
  EXPECT_EQ(printable("a\xFF"), "a\uFFFD");
  EXPECT_EQ(printable("\xC0\x9B"), "\uFFFD\uFFFD");            // an overlong escape
  EXPECT_EQ(printable("\xE0\x82\x9B"), "\uFFFD\uFFFD\uFFFD");  // the same in three bytes
  EXPECT_EQ(printable("\xED\xA0\x80"), "\uFFFD");              // a surrogate
  EXPECT_EQ(printable("\xE5\x9D"), "\uFFFD\uFFFD");            // cut
}

TEST(DisplayText, keeps_few_of_a_heap_of_combining_marks) {
  std::string heap = "a";
  for (int i = 0; i < 1000; ++i) heap += "\u0301";
  EXPECT_EQ(printable(heap + "b").size(), 1 + 4 * 2 + 1);
}

TEST(DisplayText, cuts_long_names_with_an_ellipsis_at_the_width) {
  EXPECT_EQ(clip("Mogwai", 6), "Mogwai");
  EXPECT_EQ(clip("Mogwai", 5), "Mogw…");
  EXPECT_EQ(clip("坂本龍一", 8), "坂本龍一");
  EXPECT_EQ(clip("坂本龍一", 7), "坂本龍…");
  EXPECT_EQ(clip("坂本龍一", 6), "坂本…");
  EXPECT_EQ(clip("Mogwai", 0), "");
  EXPECT_EQ(clip(std::string(4096, 'x'), 40), std::string(39, 'x') + "…");
}

TEST(DisplayText, fills_to_the_width_on_either_side) {
  EXPECT_EQ(pad_right("坂本", 6), "坂本  ");
  EXPECT_EQ(pad_left("7", 3), "  7");
  EXPECT_EQ(display_width(pad_right("坂本龍一", 6)), 6);
}

TEST(DisplayText, wraps_at_blanks_and_cuts_up_words_longer_than_a_line) {
  EXPECT_EQ(wrapped("one two three", 7), "one two\nthree\n");
  EXPECT_EQ(wrapped("a bbbbbbbb c", 4), "a\nbbbb\nbbbb\nc\n");
  EXPECT_EQ(wrapped("x 14.2\u00A0%", 7), "x\n14.2\u00A0%\n");
  EXPECT_EQ(wrapped("", 10), "\n");
}

}  // namespace
}  // namespace tonearm
