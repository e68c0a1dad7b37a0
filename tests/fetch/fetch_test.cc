#include "fetch/fetch.h"

#include <gmock/gmock.h>

#include <set>

#include "fetch/fetch_fixture.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST_F(FetchInMemory, an_empty_history_is_copied_as_one) {
  run();
  EXPECT_THAT(copied(), IsEmpty());
  EXPECT_THAT(store.list("raw/"), IsEmpty());
  EXPECT_THAT(record.gaps, IsEmpty());
  EXPECT_EQ(record.said.value().total, 0);
}

TEST_F(FetchInMemory, a_first_copy_is_whole_and_costs_about_a_request_a_thousand) {
  listen(7'300, {1'500'000'000, clock.now()});
  run();
  EXPECT_EQ(copied(), lastfm.truth());
  EXPECT_LE(requests, 7'300 / 990 + 20);
  EXPECT_EQ(record.added, 7'300);
  EXPECT_EQ(record.said.value().total, 7'300);
  EXPECT_EQ(progress.scrobbles, 7'300);
  EXPECT_EQ(progress.total, 7'300);
}

TEST_F(FetchInMemory, a_second_run_adds_no_page) {
  listen(1'500, {1'600'000'000, clock.now()});
  run();
  const std::size_t pages = store.list("raw/").size();
  clock.advance(3600);
  run();
  EXPECT_THAT(store.list("raw/"), SizeIs(pages));
  EXPECT_EQ(record.pages, 0);
  EXPECT_LE(requests, 4);
}

// The four readings of `from` and `to`; 2,500 plays in one second; 1,500 without a time.
class FetchWithBounds : public FetchInMemory, public testing::WithParamInterface<std::pair<bool, bool>> {
 protected:
  FetchWithBounds() { lastfm.from_inclusive = GetParam().first, lastfm.to_inclusive = GetParam().second; }
};
INSTANTIATE_TEST_SUITE_P(Bounds, FetchWithBounds,
                         testing::Values(std::pair(true, false), std::pair(false, false), std::pair(true, true),
                                         std::pair(false, true)));

TEST_P(FetchWithBounds, neither_loses_nor_doubles_a_row) {
  listen(3'000, {1'600'000'000, 1'600'020'000});  // many seconds hold several
  run();
  EXPECT_EQ(copied(), lastfm.truth());
}

TEST_P(FetchWithBounds, more_plays_in_one_second_than_a_page_holds_are_all_copied) {
  for (int i = 0; i < 2'500; ++i) lastfm.add(one(1'600'000'000, std::to_string(i)));
  listen(1'500, {1'599'000'000, 1'601'000'000});
  run();
  EXPECT_EQ(copied(), lastfm.truth());
  EXPECT_THAT(record.gaps, IsEmpty());
}

TEST_P(FetchWithBounds, neighbouring_full_seconds_are_all_copied) {
  for (int i = 0; i < 3'300; ++i) lastfm.add(one(1'600'000'000 + i % 3, std::to_string(i)));
  run();
  EXPECT_EQ(copied(), lastfm.truth());
}

TEST_P(FetchWithBounds, plays_without_a_time_are_kept) {
  for (int i = 0; i < 1'500; ++i) lastfm.add(one(0, std::to_string(i)));
  listen(2'200, {1'600'000'000, clock.now()});
  run();
  EXPECT_EQ(copied(), lastfm.truth());
}

TEST_P(FetchWithBounds, nothing_but_plays_without_a_time) {
  for (int i = 0; i < 1'500; ++i) lastfm.add(one(0, std::to_string(i)));
  run();
  EXPECT_EQ(copied(), lastfm.truth());
}

TEST_P(FetchWithBounds, equal_plays_are_kept_as_often_as_the_service_says_them) {
  for (int i = 0; i < 3; ++i) lastfm.add(one(1'600'000'000, "twice"));
  listen(1'100, {1'600'000'000, 1'600'001'000});
  run();
  EXPECT_EQ(copied(), lastfm.truth());
}

TEST_F(FetchInMemory, late_plays_edits_and_deletions_come_right_in_the_next_run) {
  listen(400, {clock.now() - 10 * kDay, clock.now()});
  lastfm.add(one(clock.now() - 3 * kDay, "Wrod"));
  run();
  lastfm.erase_if([](const Scrobble& play) { return play.track == "Wrod"; });
  lastfm.add(one(clock.now() - 3 * kDay, "Word"));
  lastfm.add(one(clock.now() - 9 * kDay, "late"));
  const Scrobble deleted = lastfm.truth().at(200);
  lastfm.erase_if([&](const Scrobble& play) { return play == deleted; });
  clock.advance(3600);
  run();
  EXPECT_EQ(copied(), lastfm.truth());
  EXPECT_EQ(record.removed, 2);
  EXPECT_EQ(record.added, 2);
}

TEST_F(FetchInMemory, a_small_difference_asks_and_keeps_only_that_part) {
  listen(900, {clock.now() - 10 * kDay, clock.now()});
  run();
  const std::uint64_t before = lake_bytes();
  lastfm.add(one(clock.now() - 5 * kDay, "late"));
  clock.advance(60);
  run();
  EXPECT_EQ(copied(), lastfm.truth());
  EXPECT_EQ(record.pages, 1);
  EXPECT_LT(lake_bytes() - before, 2'000u);
}

TEST_F(FetchInMemory, an_old_edit_comes_right_with_full) {
  listen(2'500, {1'500'000'000, clock.now()});
  run();
  const Scrobble deleted = lastfm.truth().at(100);
  lastfm.erase_if([&](const Scrobble& play) { return play == deleted; });
  clock.advance(kDay);
  run();
  EXPECT_NE(copied(), lastfm.truth()) << "14 days are read again, not years";
  request.full = true;
  run();
  EXPECT_EQ(copied(), lastfm.truth());
}

TEST_F(FetchInMemory, latest_holds_when_the_clock_was_set_back) {
  listen(300, {clock.now() - 5 * kDay, clock.now() - 4 * kDay});
  run();
  clock.advance(-2 * kDay);
  lastfm.erase_if([](const Scrobble& play) { return play.uts % 2 == 0; });
  request.full = true;
  run();
  EXPECT_EQ(copied(), lastfm.truth());
}

TEST_F(FetchInMemory, a_window_that_was_asked_for_alone_is_copied_alone) {
  listen(2'000, {1'600'000'000, 1'600'100'000});
  request.wanted = {1'600'020'000, 1'600'030'000};
  run();
  std::vector<Scrobble> expected = lastfm.truth();
  std::erase_if(expected, [&](const Scrobble& play) { return !request.wanted.contains(play.uts); });
  EXPECT_EQ(copied(), expected);
  request.wanted = {0, kForever};
  run();
  EXPECT_EQ(copied(), lastfm.truth());
}

}  // namespace
}  // namespace tonearm
