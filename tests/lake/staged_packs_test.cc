#include "lake/staged_packs.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "fakes/memory_object_store.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr Month kApril{2015, 4}, kMay{2015, 5};
constexpr ShareName kAll{1, 1}, kFirstHalf{1, 2}, kSecondHalf{2, 2};

class StagedPacks : public testing::Test {
 protected:
  static std::string listener(int number) { return fmt::format("listener{:02}", number); }
  static PackedShare share(const ShareName& name, int from, int to) {
    PackedShare share{name, {}};
    for (int i = from; i < to; ++i) share.listeners.insert(listener(i));
    return share;
  }
  void stage(int number, Month month) { lake.put(staged_month_key(listener(number), month), "rows", PutIf::always()); }
  void stage_twenty() {
    for (int i = 0; i < 20; ++i)
      for (const Month month : {kApril, kMay}) stage(i, month);
  }
  /// As pack_months does, without rows.
  std::vector<Pack> pack(const PackedShare& share) {
    std::string listeners;
    for (const std::string& listener : share.listeners) listeners += listener + '\n';
    lake.put(pack_listeners_key(share.name), listeners, PutIf::always());
    const std::vector<Pack> packs = StagedMonths(lake).packs_of(share);
    for (const Pack& pack : packs) lake.put(pack.key, "packed", PutIf::always());
    return packs;
  }
  std::vector<std::string> keys() { return StagedMonths(lake).keys(); }

  MemoryObjectStore lake;
};

TEST_F(StagedPacks, without_any_the_months_are_read_as_they_are) {
  stage_twenty();
  EXPECT_THAT(keys(), SizeIs(40));
  EXPECT_THAT(StagedMonths(lake).stale_packs(), IsEmpty());
}

TEST_F(StagedPacks, one_a_month_stands_for_the_months_of_its_listeners) {
  stage_twenty();
  const std::vector<Pack> packs = pack(share(kAll, 0, 20));
  ASSERT_THAT(packs, SizeIs(2));
  EXPECT_THAT(packs[0].members, SizeIs(20));
  EXPECT_THAT(packs[0].key, testing::StartsWith("staged/packs/share=1-of-1/year=2015/month=04/"));
  EXPECT_THAT(keys(), ElementsAre(packs[0].key, packs[1].key));
}

TEST_F(StagedPacks, a_month_that_changed_is_read_as_it_is_and_its_pack_is_stale) {
  stage_twenty();
  const std::vector<Pack> packs = pack(share(kAll, 0, 20));
  stage(7, kApril);
  EXPECT_THAT(keys(), SizeIs(21)) << "May's pack, and twenty Aprils";
  EXPECT_THAT(StagedMonths(lake).stale_packs(), ElementsAre(packs[0].key));
}

TEST_F(StagedPacks, a_listener_who_joins_the_month_makes_another_pack) {
  stage_twenty();
  pack(share(kAll, 0, 19));
  EXPECT_THAT(keys(), SizeIs(4)) << "two packs, and the twentieth listener's months";
  const std::vector<Pack> anew = pack(share(kAll, 0, 20));
  EXPECT_THAT(keys(), ElementsAre(anew[0].key, anew[1].key));
}

TEST_F(StagedPacks, few_months_are_not_packed) {
  for (int i = 0; i < 9; ++i) stage(i, kApril);
  EXPECT_THAT(StagedMonths(lake).packs_of(share(kAll, 0, 9)), IsEmpty());
  stage(9, kApril);
  EXPECT_THAT(StagedMonths(lake).packs_of(share(kAll, 0, 10)), SizeIs(1));
}

TEST_F(StagedPacks, shares_stand_side_by_side_and_the_whole_takes_what_they_leave) {
  stage_twenty();
  pack(share(kFirstHalf, 0, 10));
  EXPECT_THAT(keys(), SizeIs(22));
  const std::vector<Pack> rest = pack(share(kAll, 0, 20));
  ASSERT_THAT(rest, SizeIs(2));
  EXPECT_THAT(rest[0].members, SizeIs(10));
  EXPECT_THAT(keys(), SizeIs(4));
  pack(share(kSecondHalf, 10, 20));
  EXPECT_THAT(keys(), SizeIs(4)) << "the halves'; each month once";
  EXPECT_THAT(StagedMonths(lake).stale_packs(), ElementsAre(rest[0].key, rest[1].key));
}

TEST_F(StagedPacks, a_share_whose_listeners_are_not_known_is_not_read) {
  stage_twenty();
  pack(share(kAll, 0, 20));
  lake.remove(pack_listeners_key(kAll));
  EXPECT_THAT(keys(), SizeIs(40));
}

TEST(PackKey, is_read_back_as_its_share) {
  const std::string key = pack_key({2, 8}, kApril, "0123456789abcdef");
  EXPECT_EQ(key, "staged/packs/share=2-of-8/year=2015/month=04/0123456789abcdef.parquet");
  EXPECT_EQ(parse_pack_key(key), (ShareName{2, 8}));
  for (const char* other : {"staged/packs/share=2-of-8/listeners.txt", "staged/packs/share=2/x.parquet",
                            "staged/packs/x.parquet", "staged/scrobbles/x.parquet"})
    EXPECT_EQ(parse_pack_key(other), std::nullopt) << other;
}

TEST(StagedMonthKey, is_read_back_as_listener_and_month) {
  const auto name = parse_staged_month_key(staged_month_key("rj", kApril));
  ASSERT_TRUE(name);
  EXPECT_EQ(name->user, "rj");
  EXPECT_EQ(name->month, kApril);
  EXPECT_FALSE(parse_staged_month_key(staged_index_key("rj")));
  EXPECT_FALSE(parse_staged_month_key("staged/scrobbles/user=rj/year=2015/month=04/other.parquet"));
}

}  // namespace
}  // namespace tonearm
