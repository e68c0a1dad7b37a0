// What is said before a site is written.
#include "publish/site/disclosure.h"

#include <gmock/gmock.h>

namespace tonearm {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

SiteFacts facts_of() {
  SiteFacts facts;
  facts.slice.user = "rj";
  facts.meta = {{"scrobbles", 1000}, {"zone", "Europe/London"}};
  facts.first = Date{2005, 2, 13};
  facts.last = Date{2015, 4, 14};
  return facts;
}

TEST(Disclosure, says_days_plays_artists_and_hours) {
  const auto lines = disclosure(facts_of(), {12, {}, {}, 1'500'000, 2'500'000, 9});
  EXPECT_THAT(lines, Contains(HasSubstr("1,000 plays, 2005-02-13 to 2015-04-14")));
  EXPECT_THAT(lines, Contains(HasSubstr("12 artists, by name")));
  EXPECT_THAT(lines, Contains(HasSubstr("the clock of Europe/London")));
  EXPECT_THAT(lines, Contains(HasSubstr("no single plays")));
  EXPECT_THAT(lines, Contains(HasSubstr("2.5 MB in 9 files; data 1.5 MB")));
}

TEST(Disclosure, says_what_is_left_out_and_what_is_not) {
  SiteFacts facts = facts_of();
  facts.times = false;
  facts.plays = true;
  facts.private_before = Date{2010, 1, 1};
  const auto lines = disclosure(facts, {12, {"Low", "\x1B[31mMogwai"}, {2014}, 0, 0, 9});
  EXPECT_THAT(lines, Contains(HasSubstr("no hours of the day")));
  EXPECT_THAT(lines, Contains(HasSubstr("every play itself, with track and album")));
  EXPECT_THAT(lines, Contains(HasSubstr("nothing before 2010-01-01")));
  EXPECT_THAT(lines, Contains(HasSubstr("a page and two pictures of 2014")));
  EXPECT_THAT(lines, Not(Contains(HasSubstr("\x1B"))));
}

}  // namespace
}  // namespace tonearm
