#include "core/sql_text.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

TEST(SqlText, quotes_are_doubled) {
  EXPECT_EQ(sql_text("it's"), "'it''s'");
  EXPECT_EQ(sql_name("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(sql_text(""), "''");
}

}  // namespace
}  // namespace tonearm
