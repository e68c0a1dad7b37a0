#include "bigquery/load_plan.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kLake = "gs://b/l";

ObjectInfo object(const std::string& key, const std::string& generation = "1") { return {key, 10, generation}; }
TableParts months(int count) {
  TableParts parts;
  for (int i = 0; i < count; ++i) parts[std::to_string(201501 + i)] = {object("m" + std::to_string(i))};
  return parts;
}
std::vector<std::string> parts_of(const LoadPlan& plan) {
  std::vector<std::string> names;
  for (const PartLoad& load : plan.loads) names.push_back(load.part);
  return names;
}

TEST(MonthIn, a_key_names_its_month) {
  EXPECT_EQ(month_in("s/user=rj/year=2015/month=04/x.parquet"), "201504");
  EXPECT_EQ(month_in("s/user=year=2015/year=1970/month=01/x"), "197001") << "a listener of that name";
}

TEST(MonthIn, months_without_a_partition_are_empty_and_others_none) {
  for (const char* key : {"s/year=0000/month=00/x", "s/year=9999/month=01/x", "s/year=1959/month=12/x",
                          "s/year=2160/month=01/x", "s/year=2015/month=13/x"})
    EXPECT_EQ(month_in(key), "") << key;
  for (const char* key : {"s/x.parquet", "s/year=2015/x", "s/year=215/month=01/x", "s/year=2015/month=4/x",
                          "s/year=2015/month=04", "s/year=20x5/month=04/x"})
    EXPECT_EQ(month_in(key), std::nullopt) << key;
}

TEST(LoadPlan, objects_are_dated_only_where_all_are) {
  EXPECT_FALSE(dated({}));
  EXPECT_FALSE(dated({object("s/year=2015/month=04/x"), object("s/other")}));
  const auto both = dated({object("s/year=2015/month=04/x"), object("s/year=0000/month=00/x")});
  ASSERT_TRUE(both);
  EXPECT_THAT(both->months, SizeIs(1));
  EXPECT_THAT(both->undated, SizeIs(1));
}

TEST(LoadPlan, the_first_copy_is_one_load_and_then_nothing_changes) {
  const LoadPlan first = plan_loads(months(4), {"5", {}}, kLake);
  EXPECT_THAT(parts_of(first), ElementsAre("all"));
  EXPECT_THAT(first.loads[0].keys, ElementsAre("m0", "m1", "m2", "m3"));
  EXPECT_TRUE(plan_loads(months(4), first.after, kLake).changes_nothing());
}

TEST(LoadPlan, up_to_half_of_the_months_are_loaded_each_alone) {
  const LoadPlan first = plan_loads(months(4), {"5", {}}, kLake);
  TableParts changed = months(4);
  changed["201501"].push_back(object("new"));
  changed["201502"][0].generation = "2";
  EXPECT_THAT(parts_of(plan_loads(changed, first.after, kLake)), ElementsAre("201501", "201502"));
  changed["201503"][0].generation = "2";
  EXPECT_THAT(parts_of(plan_loads(changed, first.after, kLake)), ElementsAre("all"));
}

TEST(LoadPlan, more_objects_than_a_job_may_name_are_loaded_by_months) {
  TableParts many = months(2);
  for (std::size_t i = 0; i < kMostUris; ++i) many["201501"].push_back(object("u" + std::to_string(i)));
  EXPECT_THAT(parts_of(plan_loads(many, {"5", {}}, kLake)), ElementsAre("201501", "201502"));
}

TEST(LoadPlan, months_that_are_gone_are_emptied_once) {
  const LoadPlan first = plan_loads(months(4), {"5", {}}, kLake);
  const LoadPlan second = plan_loads(months(3), first.after, kLake);
  EXPECT_THAT(second.emptied, ElementsAre("201504"));
  EXPECT_THAT(second.loads, IsEmpty());
  EXPECT_TRUE(plan_loads(months(3), second.after, kLake).changes_nothing());
}

TEST(LoadPlan, the_same_content_has_the_same_id_until_it_was_loaded) {
  const LoadPlan one = plan_loads(months(4), {"5", {}}, kLake), again = plan_loads(months(4), {"5", {}}, kLake);
  const std::string id = load_id("d", "t", "5", one.loads[0]);
  EXPECT_EQ(load_id("d", "t", "5", again.loads[0]), id);
  EXPECT_THAT(id, testing::MatchesRegex("tonearm_load_d_t_5_all_[0-9a-f]{16}_0"));
  TableRecord emptied = one.after;
  for (auto& [part, held] : emptied.parts) held.fingerprint.clear();
  EXPECT_NE(load_id("d", "t", "5", plan_loads(months(4), emptied, kLake).loads[0]), id) << "it was loaded before";
}

TEST(LoadPlan, ids_differ_by_lake_generation_table_and_dataset) {
  const PartLoad load = plan_loads(months(1), {"5", {}}, kLake).loads[0];
  EXPECT_NE(plan_loads(months(1), {"5", {}}, "gs://other").loads[0].fingerprint, load.fingerprint);
  TableParts newer = months(1);
  newer["201501"][0].generation = "2";
  EXPECT_NE(plan_loads(newer, {"5", {}}, kLake).loads[0].fingerprint, load.fingerprint);
  EXPECT_NE(load_id("d", "t", "5", load), load_id("e", "t", "5", load));
  EXPECT_NE(load_id("d", "t", "5", load), load_id("d", "t", "6", load));
}

TEST(LoadRecord, is_read_as_it_was_written) {
  const LoadRecord record = {{"t", {"17", {{"201504", {"abc", 3}}, {"all", {"", 1}}}}}, {"u", {"18", {}}}};
  EXPECT_EQ(read_load_record(write_load_record(record)), record);
  EXPECT_EQ(load_record_key("p", "d"), "warehouse/bigquery/p.d/loads.json");
}

TEST(LoadRecord, of_a_table_that_was_dropped_since_counts_for_nothing) {
  const LoadRecord record = {{"t", {"17", {{"201504", {"abc", 3}}}}}};
  EXPECT_THAT(record_of(record, "t", "17").parts, SizeIs(1));
  EXPECT_EQ(record_of(record, "t", "18"), (TableRecord{"18", {}}));
  EXPECT_EQ(record_of(record, "u", "17"), (TableRecord{"17", {}}));
}

TEST(LoadRecord, that_is_damaged_says_what_to_do) {
  for (const char* text : {"", "[1]", "{\"t\":{}}", "{\"t\":{\"created\":\"1\",\"months\":{\"x\":{}}}}"}) {
    const Error error = error_of([&] { read_load_record(text); });
    EXPECT_EQ(error.remedy(), Remedy::look_into_data) << text;
    EXPECT_NE(error.what_to_do(), "");
  }
}

}  // namespace
}  // namespace tonearm
