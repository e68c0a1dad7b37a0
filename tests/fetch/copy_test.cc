#include "fetch/copy.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/memory_object_store.h"
#include "fakes/plays_json.h"
#include "lake/frames.h"
#include "lake/listener.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kNow = 100'000'000;

Scrobble play(std::int64_t uts, const std::string& track = "t") { return {uts, "a", "", "", "", track, ""}; }

TEST(Compare, counts_what_came_and_what_went_and_where) {
  const Difference difference = compare({play(5), play(7), play(9)}, {play(5), play(8), play(9), play(9)});
  EXPECT_EQ(difference.added, 2);
  EXPECT_EQ(difference.removed, 1);
  EXPECT_EQ(difference.span, (Window{7, 10}));
}

TEST(Compare, order_does_not_matter_and_how_often_does) {
  EXPECT_TRUE(compare({play(5), play(5, "u")}, {play(5, "u"), play(5)}).none());
  EXPECT_EQ(compare({play(5)}, {play(5), play(5)}).added, 1);
  EXPECT_EQ(compare({play(5), play(5)}, {play(5)}).removed, 1);
  EXPECT_TRUE(compare({}, {}).none());
}

TEST(Compare, an_edit_is_one_gone_and_one_come) {
  const Difference difference = compare({play(5, "Wrod")}, {play(5, "Word")});
  EXPECT_EQ(difference.added, 1);
  EXPECT_EQ(difference.removed, 1);
  EXPECT_EQ(difference.span, (Window{5, 6}));
}

class CopyInMemory : public testing::Test {
 protected:
  Copy copy() { return Copy(store, "rj", list_observations(store, "rj"), record); }
  Seen seen(Window window, const std::vector<Scrobble>& plays, std::int64_t observed_at = kNow) {
    return {window, plays, {page_of(plays, "rj")}, observed_at};
  }
  MemoryObjectStore store;
  RunRecord record;
};

TEST_F(CopyInMemory, what_was_put_is_what_the_lake_says) {
  Copy first = copy();
  first.put(seen({0, 100}, {play(50), play(10)}));
  EXPECT_THAT(first.rows({0, 100}), ElementsAre(play(50), play(10)));
  EXPECT_THAT(copy().rows({20, 100}), ElementsAre(play(50)));
  EXPECT_EQ(record.pages, 1);
  EXPECT_GT(record.bytes, 0);
}

TEST_F(CopyInMemory, a_later_answer_replaces_just_its_window) {
  Copy lake = copy();
  lake.put(seen({0, 100}, {play(50), play(10)}));
  lake.put(seen({40, 60}, {play(55)}));
  EXPECT_THAT(lake.rows({0, 100}), testing::UnorderedElementsAre(play(55), play(10)));
}

TEST_F(CopyInMemory, a_new_observation_is_later_though_the_clock_was_set_back) {
  copy().put(seen({0, 100}, {play(50)}, kNow));
  copy().put(seen({0, 100}, {play(51)}, kNow - 40'000'000));
  EXPECT_THAT(copy().rows({0, 100}), ElementsAre(play(51)));
}

TEST_F(CopyInMemory, an_answer_that_says_the_same_adds_no_object) {
  copy().put(seen({0, 100}, {play(50)}));
  copy().confirm({0, 100}, kNow);
  EXPECT_EQ(store.list("raw/").size(), 1u);
}

TEST_F(CopyInMemory, a_silent_window_counts_as_covered_and_in_time_as_settled) {
  Copy lake = copy();
  lake.put(seen({0, 100}, {play(50)}, kNow));
  lake.confirm({0, kForever}, kNow);
  EXPECT_THAT(record.covered.windows(), ElementsAre(Window{100, kNow})) << "what a page covers is the page's to say";
  EXPECT_THAT(record.settled.windows(), ElementsAre(Window{0, kNow - 14 * kDay}));
}

TEST_F(CopyInMemory, a_window_that_was_seen_is_suspect_no_more) {
  record.suspect.add(Window{0, 30});
  record.suspect.add(Window{60, 90});
  Copy lake = copy();
  lake.put(seen({0, 40}, {play(20)}));
  lake.confirm({60, 80}, kNow);
  EXPECT_THAT(record.suspect.windows(), ElementsAre(Window{80, 90}));
}

TEST_F(CopyInMemory, a_damaged_object_says_nothing_and_is_reported_once) {
  copy().put(seen({0, 100}, {play(50)}));
  const std::string key = store.list("raw/").at(0).key;
  store.put(key, store.get(key)->substr(0, 20), PutIf::always());
  Copy lake = copy();
  EXPECT_THAT(lake.rows({0, 100}), IsEmpty());
  EXPECT_THAT(lake.rows({0, 100}), IsEmpty());
  ASSERT_EQ(lake.damaged().size(), 1u);
  EXPECT_EQ(lake.damaged()[0].key, key);
}

TEST_F(CopyInMemory, where_the_newest_is_damaged_the_one_before_speaks_once_it_is_dropped) {
  copy().put(seen({0, 100}, {play(50)}));
  copy().put(seen({0, 100}, {play(51)}));
  store.put(store.list("raw/").at(1).key, "damaged", PutIf::always());
  Copy lake = copy();
  lake.rows({0, 100});
  EXPECT_THAT(lake.rows({0, 100}), ElementsAre(play(50)));
}

TEST_F(CopyInMemory, two_writers_of_one_lake_do_not_overwrite_each_other) {
  Copy one = copy(), other = copy();
  one.put(seen({0, 100}, {play(50)}));
  EXPECT_EQ(error_of([&] { other.put(seen({0, 100}, {play(51)})); }).remedy(), Remedy::try_again);
  EXPECT_THAT(copy().rows({0, 100}), ElementsAre(play(50)));
}

}  // namespace
}  // namespace tonearm
