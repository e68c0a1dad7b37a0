// The truth is a multiset a user, cut by time.
#include "simulator/history.h"

#include <gmock/gmock.h>

namespace tonearm::simulator {
namespace {

using testing::ElementsAre;

Play play(std::int64_t uts, const std::string& track) { return {uts, {"A", "B", track, "", "", "", false}}; }

std::vector<std::string> tracks(const Slice& slice) {
  std::vector<std::string> names;
  for (const auto& row : slice.rows) names.push_back(row.song->track);
  return names;
}

TEST(History, lists_newest_first_and_undated_plays_last) {
  History history;
  history.add("u", {play(5, "five"), play(0, "never"), play(9, "nine"), play(7, "seven")});
  EXPECT_THAT(tracks(history.slice("u", {}, 0, 10)), ElementsAre("nine", "seven", "five", "never"));
}

TEST(History, keeps_the_order_of_a_second_as_it_was_given_and_lists_later_ones_first) {
  History history;
  history.add("u", {play(5, "a"), play(5, "b"), play(5, "c")});
  EXPECT_THAT(tracks(history.slice("u", {}, 0, 10)), ElementsAre("a", "b", "c"));
  history.add("u", play(5, "d"));
  EXPECT_THAT(tracks(history.slice("u", {}, 0, 10)), ElementsAre("d", "a", "b", "c"));
  history.add("u", {play(5, "e"), play(5, "f")});
  EXPECT_THAT(tracks(history.slice("u", {}, 0, 10)), ElementsAre("e", "f", "d", "a", "b", "c"));
}

TEST(History, a_span_holds_its_from_but_not_its_to) {
  History history;
  history.add("u", {play(1, "1"), play(2, "2"), play(3, "3"), play(4, "4")});
  const auto slice = history.slice("u", {2, 4}, 0, 10);
  EXPECT_EQ(slice.total, 2);
  EXPECT_THAT(tracks(slice), ElementsAre("3", "2"));
  EXPECT_EQ(history.slice("u", {4, 2}, 0, 10).total, 0);
}

TEST(History, a_slice_past_the_end_has_a_total_but_no_rows) {
  History history;
  history.add("u", {play(1, "1"), play(2, "2"), play(3, "3")});
  EXPECT_THAT(tracks(history.slice("u", {}, 2, 2)), ElementsAre("1"));
  EXPECT_THAT(tracks(history.slice("u", {}, 4, 2)), ElementsAre());
  EXPECT_EQ(history.slice("u", {}, 4, 2).total, 3);
}

TEST(History, holds_a_play_as_often_as_it_was_added_and_removes_one_at_a_time) {
  History history;
  history.add("u", {play(5, "twice"), play(5, "other"), play(5, "twice")});
  EXPECT_TRUE(history.remove("u", play(5, "twice")));
  EXPECT_EQ(history.size("u"), 2);
  EXPECT_TRUE(history.remove("u", play(5, "twice")));
  EXPECT_FALSE(history.remove("u", play(5, "twice")));
  EXPECT_FALSE(history.remove("u", play(6, "other")));
  EXPECT_THAT(tracks(history.slice("u", {}, 0, 9)), ElementsAre("other"));
}

TEST(History, an_edit_keeps_the_place_and_a_moved_play_finds_its_new_one) {
  History history;
  history.add("u", {play(5, "a"), play(5, "b"), play(5, "c")});
  EXPECT_TRUE(history.replace("u", play(5, "b"), play(5, "B")));
  EXPECT_THAT(tracks(history.slice("u", {}, 0, 9)), ElementsAre("a", "B", "c"));
  EXPECT_TRUE(history.replace("u", play(5, "c"), play(9, "c")));
  EXPECT_THAT(tracks(history.slice("u", {}, 0, 9)), ElementsAre("c", "a", "B"));
  EXPECT_FALSE(history.replace("u", play(5, "b"), play(5, "x")));
}

TEST(History, users_differ_by_name_but_not_by_its_case) {
  History history;
  history.add("RJ", play(1, "x"));
  history.add("rj", play(2, "y"));
  history.add("other", play(3, "z"));
  EXPECT_EQ(history.size("Rj"), 2);
  EXPECT_EQ(history.canonical_user("rJ"), "RJ");
  EXPECT_EQ(history.canonical_user("nobody"), std::nullopt);
  EXPECT_THROW(history.size("nobody"), std::out_of_range);
}

TEST(History, counts_names_once_and_leaves_absent_albums_out) {
  History history;
  history.add("u", {play(4, "x"), play(3, "x"), play(0, "y"), {9, {"A", "", "x", "", "", "", false}}});
  const auto census = history.census("u");
  EXPECT_EQ(census.plays, 4);
  EXPECT_EQ(census.artists, 1);
  EXPECT_EQ(census.albums, 1);
  EXPECT_EQ(census.tracks, 2);
  EXPECT_EQ(census.first_uts, 3);
}

TEST(History, names_differ_by_every_byte) {
  using namespace std::string_literals;
  History history;
  history.add("u", {{1, {"Bj\xC3\xB6rk", "", "t", "", "", "", false}},
                    {1, {"Bjo\xCC\x88rk", "", "t", "", "", "", false}},
                    {1, {"N\0a"s, "", "t", "", "", "", false}},
                    {1, {"N\0b"s, "", "t", "", "", "", false}}});
  EXPECT_EQ(history.census("u").artists, 4);
  EXPECT_TRUE(history.remove("u", {1, {"N\0b"s, "", "t", "", "", "", false}}));
  EXPECT_EQ(history.plays("u").back().song.artist, "N\0a"s);
}

TEST(History, agrees_with_a_naive_one_after_many_random_changes) {
  History history;
  std::vector<Play> naive;
  Dice dice(3);
  history.add_user("u");
  for (int i = 0; i < 3000; ++i) {
    const auto any = play(dice.below(200), std::to_string(dice.below(5)));
    if (dice.chance(0.6)) {
      history.add("u", any);
      naive.push_back(any);
    } else if (const auto at = std::find(naive.begin(), naive.end(), any); at != naive.end()) {
      EXPECT_TRUE(history.remove("u", any));
      naive.erase(at);
    } else {
      EXPECT_FALSE(history.remove("u", any));
    }
  }
  auto plays = history.plays("u");
  EXPECT_TRUE(std::is_sorted(plays.begin(), plays.end(), [](auto& a, auto& b) { return a.uts > b.uts; }));
  std::sort(plays.begin(), plays.end());
  std::sort(naive.begin(), naive.end());
  EXPECT_EQ(plays, naive);
  for (std::int64_t from = 0; from < 200; from += 13)
    EXPECT_EQ(
        history.slice("u", {from, from + 20}, 0, 1).total,
        std::count_if(naive.begin(), naive.end(), [&](const Play& p) { return p.uts >= from && p.uts < from + 20; }));
}

}  // namespace
}  // namespace tonearm::simulator
