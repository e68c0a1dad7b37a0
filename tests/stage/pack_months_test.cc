#include "stage/pack_months.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "stage/staged_lake.h"

namespace tonearm {
namespace {

using testing::SizeIs;

class PackedLake : public StagedLake {
 protected:
  static constexpr int kListeners = 12;

  PackedLake() {
    for (int i = 0; i < kListeners; ++i) {
      listeners.listeners.insert(name(i));
      see(i, {name(i), 1, {0, kForever}, clock.now()},
          {play(utc(2015, 4, 2, i), "one"), play(utc(2015, 5, 3, i), "two")});
    }
  }
  static std::string name(int number) { return fmt::format("listener{:02}", number); }
  void see(int number, const ObservationName& seen, const std::vector<Scrobble>& plays) {
    store.put(observation_key(seen), pack_frames({page_of(plays, name(number))}), PutIf::absent());
    stage_scrobbles(store, name(number), parse_zones("UTC"), false, clock);
  }
  std::vector<Row> loaded() {
    DuckdbWarehouse warehouse(DuckConnection::in_memory(), folder.path());
    const StagedTable& table = staged_table("scrobbles");
    warehouse.load_parquet("s", table.columns, parquet_keys(store, table));
    return rows_of(warehouse, "select * from s order by user, uts, track");
  }
  std::size_t files() { return parquet_keys(store, staged_table("scrobbles")).size(); }

  PackedShare listeners;
};

TEST_F(PackedLake, holds_the_same_rows_in_a_file_a_month) {
  const std::vector<Row> before = loaded();
  ASSERT_THAT(before, SizeIs(2 * kListeners));
  const PackedMonths packed = pack_months(store, listeners);
  EXPECT_EQ(packed.packs, 2u);
  EXPECT_EQ(packed.made, 2u);
  EXPECT_EQ(files(), 2u);
  EXPECT_EQ(loaded(), before);
}

TEST_F(PackedLake, is_packed_anew_only_where_a_month_changed) {
  pack_months(store, listeners);
  EXPECT_EQ(pack_months(store, listeners).made, 0u);
  clock.advance(60);
  see(3, {name(3), 2, {utc(2015, 5, 4), kForever}, clock.now()}, {play(utc(2015, 5, 4), "three")});
  EXPECT_EQ(files(), 1u + kListeners) << "April's pack, and each May";
  const std::vector<Row> before = loaded();
  EXPECT_THAT(before, SizeIs(2 * kListeners + 1));
  EXPECT_EQ(pack_months(store, listeners).made, 1u);
  EXPECT_EQ(files(), 2u);
  EXPECT_EQ(loaded(), before);
  EXPECT_THAT(store.list(packs_prefix({})), SizeIs(3)) << "two packs and the listeners: what was stale is gone";
}

TEST_F(PackedLake, packs_that_stand_for_nothing_are_removed) {
  pack_months(store, listeners);
  for (const ObjectInfo& object : store.list("staged/scrobbles/")) store.remove(object.key);
  remove_stale_packs(store);
  EXPECT_THAT(store.list(packs_prefix({})), SizeIs(1)) << "its listeners";
}

}  // namespace
}  // namespace tonearm
