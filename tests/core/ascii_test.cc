#include "core/ascii.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

TEST(LowerCase, changes_the_letters_of_ascii_alone) {
  EXPECT_EQ(lower_case("X-Goog-Hash: AZ az 09 É"), "x-goog-hash: az az 09 É");
  EXPECT_EQ(lower_case(""), "");
}

TEST(Trimmed, takes_blanks_away_around_the_text_and_not_within) {
  EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
  EXPECT_EQ(trimmed("a"), "a");
  EXPECT_EQ(trimmed(" \r\n\t "), "");
  EXPECT_EQ(trimmed(""), "");
}

}  // namespace
}  // namespace tonearm
