#include "serve/target.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

TEST(Target, splits_and_decodes) {
  const auto target = parse_target("/api/v1/top/artists?genre=drum+%26%20bass&user=&flag&=x");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/api/v1/top/artists");
  const QueryPairs expected = {{"genre", "drum & bass"}, {"user", ""}, {"flag", ""}, {"", "x"}};
  EXPECT_EQ(target->query, expected);
  EXPECT_EQ(parse_target("/")->query.size(), 0u);
  EXPECT_EQ(parse_target("/?a=1&&b=2&")->query.size(), 2u);
}

TEST(Target, refuses_broken_escapes_and_what_is_no_path) {
  for (const char* wrong : {"/?a=%", "/?a=%4", "/?a=%g1", "/?%zz=1", "x", "", "http://other/"})
    EXPECT_FALSE(parse_target(wrong)) << wrong;
}

TEST(Target, hostile_values_come_through_as_they_are) {
  EXPECT_EQ(parse_target("/?q=%00%0d%0a%3Cscript%3E")->query[0].second, std::string("\0\r\n<script>", 11));
}

TEST(Target, equal_questions_have_one_canonical_text) {
  const auto canonical = [](const char* text) {
    const Target target = parse_target(text).value();
    return canonical_target(target.path, target.query);
  };
  EXPECT_EQ(canonical("/x?b=2&a=1"), "/x?a=1&b=2");
  EXPECT_EQ(canonical("/x?weekday=7&weekday=6"), canonical("/x?weekday=6&weekday=7"));
  EXPECT_EQ(canonical("/x?q=a+b"), canonical("/x?q=a%20b"));
  EXPECT_NE(canonical("/x?q=a%26b=1"), canonical("/x?q=a&b=1"));
  EXPECT_EQ(canonical("/x"), "/x");
}

TEST(Target, a_route_names_no_ids) {
  EXPECT_EQ(route_template("/api/v1/artists/-42/explain"), "/api/v1/artists/{id}/explain");
  EXPECT_EQ(route_template("/api/v1/top/albums"), "/api/v1/top/albums");
  EXPECT_EQ(route_template("/"), "/");
}

}  // namespace
}  // namespace tonearm
