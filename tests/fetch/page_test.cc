#include "fetch/page.h"

#include <gmock/gmock.h>

namespace tonearm {
namespace {

using testing::HasSubstr;

using Parameters = std::vector<std::pair<std::string, std::string>>;

RecentTracks page_of_rows(std::vector<std::int64_t> times, std::int64_t total, const std::string& user = "RJ") {
  RecentTracks page;
  page.user = user, page.total = total;
  for (const std::int64_t uts : times) page.scrobbles.push_back({uts, "a", "", "", "", "t", ""});
  return page;
}

TEST(PageQuestion, bounds_are_asked_so_that_either_reading_of_them_loses_nothing) {
  EXPECT_EQ(page_question("RJ", {100, 200}, 1000).parameters,
            (Parameters{{"user", "RJ"}, {"limit", "1000"}, {"from", "99"}, {"to", "200"}}));
  EXPECT_EQ(page_question("RJ", {1, 2}, 1).parameters,
            (Parameters{{"user", "RJ"}, {"limit", "1"}, {"from", "0"}, {"to", "2"}}));
}

TEST(PageQuestion, an_open_window_says_no_bound) {
  EXPECT_EQ(page_question("RJ", {0, kForever}, 50).parameters, (Parameters{{"user", "RJ"}, {"limit", "50"}}));
  EXPECT_EQ(page_question("RJ", {0, 1}, 50, 3).parameters,
            (Parameters{{"user", "RJ"}, {"limit", "50"}, {"to", "1"}, {"page", "3"}}));
}

TEST(CheckPage, rows_on_either_bound_and_rows_without_a_time_are_fine) {
  EXPECT_EQ(check_page(page_of_rows({200, 150, 100, 99, 0}, 5), "rj", {100, 200}, false), std::nullopt);
}

TEST(CheckPage, a_row_outside_the_window_is_named) {
  EXPECT_THAT(check_page(page_of_rows({201}, 1), "rj", {100, 200}, true).value_or(""),
              HasSubstr("1970-01-01T00:03:21Z"));
  EXPECT_TRUE(check_page(page_of_rows({98}, 1), "rj", {100, 200}, true));
}

TEST(CheckPage, another_users_page_is_refused_and_letter_case_is_no_difference) {
  EXPECT_THAT(check_page(page_of_rows({150}, 1, "eve"), "rj", {100, 200}, true).value_or(""), HasSubstr("'eve'"));
  EXPECT_TRUE(check_page(page_of_rows({150}, 1, ""), "rj", {100, 200}, true));
  EXPECT_FALSE(check_page(page_of_rows({150}, 1, "Rj"), "rJ", {100, 200}, true));
}

TEST(CheckPage, an_empty_page_that_claims_rows_is_refused_unless_that_is_tolerated) {
  EXPECT_TRUE(check_page(page_of_rows({}, 7), "rj", {100, 200}, false));
  EXPECT_FALSE(check_page(page_of_rows({}, 7), "rj", {100, 200}, true));
  EXPECT_FALSE(check_page(page_of_rows({}, 0), "rj", {100, 200}, false));
}

struct ReachCase {
  const char* what;
  std::vector<std::int64_t> times;
  std::int64_t total;
  Window window;
  int limit;
  bool whole, one_second;
  Window covered;
};

TEST(ReachOf, says_how_far_down_a_page_is_complete) {
  for (const ReachCase& c : std::vector<ReachCase>{
           {"all rows are there", {180, 120}, 2, {100, 200}, 3, true, false, {100, 200}},
           {"no rows", {}, 0, {100, 200}, 3, true, false, {100, 200}},
           {"no rows, whatever it claims", {}, 9, {100, 200}, 3, true, false, {100, 200}},
           {"the total is not said", {180, 120}, -1, {100, 200}, 3, true, false, {100, 200}},
           {"full: the oldest second may be cut", {180, 150, 120}, 9, {100, 200}, 3, false, false, {121, 200}},
           {"full, and exactly all: the same", {180, 150, 120}, 3, {100, 200}, 3, false, false, {121, 200}},
           {"short, yet more are said to be", {180, 150}, 9, {100, 200}, 3, false, false, {151, 200}},
           {"full down to the second before the window", {180, 150, 99}, 9, {100, 200}, 3, true, false, {100, 200}},
           {"full of the newest second", {199, 199, 199}, 9, {100, 200}, 3, false, true, {}},
           {"full, the last of them without a time", {180, 120, 0}, 9, {0, 200}, 3, false, false, {121, 200}},
           {"full of rows without a time", {0, 0, 0}, 9, {0, 200}, 3, false, false, {1, 200}},
           {"second 0 alone, full", {0, 0, 0}, 9, {0, 1}, 3, false, true, {}}}) {
    const Reach reach = reach_of(page_of_rows(c.times, c.total), c.window, c.limit);
    EXPECT_EQ(reach.whole, c.whole) << c.what;
    EXPECT_EQ(reach.one_second, c.one_second) << c.what;
    EXPECT_EQ(reach.covered, c.covered) << c.what;
  }
}

// Where `to` turns out inclusive, a page may be full of rows of the second after the window: it says nothing of it.
TEST(ReachOf, rows_of_the_second_after_the_window_cover_nothing) {
  const Reach reach = reach_of(page_of_rows({200, 200, 200}, 9), {100, 200}, 3);
  EXPECT_FALSE(reach.whole);
  EXPECT_TRUE(reach.one_second || reach.covered.empty());
}

}  // namespace
}  // namespace tonearm
