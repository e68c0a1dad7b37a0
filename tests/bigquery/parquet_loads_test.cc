#include "bigquery/parquet_loads.h"

#include "bigquery/parquet_loads_fixture.h"

namespace tonearm {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST_F(ParquetLoadsTest, the_first_copy_is_one_job_into_a_table_by_months) {
  stage_five_months();
  put(key("ada", "2015", "04"));
  load();
  EXPECT_EQ(new_jobs(), 1u);
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(5));
  EXPECT_THAT(server.uris("music.staged_scrobbles")["201504"],
              ElementsAre(uri(key("ada", "2015", "04")), uri(key("rj", "2015", "04"))));
  const json table = server.table("music.staged_scrobbles");
  EXPECT_EQ(table["timePartitioning"], (json{{"type", "MONTH"}, {"field", "played_at"}}));
  EXPECT_EQ(table["clustering"]["fields"], (json{"user", "artist_id"}));
  EXPECT_EQ(table["labels"]["tonearm"], "staged");
  const json config = server.job(server.jobs().at(0))["configuration"];
  EXPECT_EQ(config["load"]["schema"]["fields"][1], (json{{"name", "played_at"}, {"type", "DATETIME"}}));
  EXPECT_EQ(config["labels"]["tonearm"], "sync");
}

TEST_F(ParquetLoadsTest, unchanged_months_cost_no_job_and_no_write) {
  stage_five_months();
  load();
  new_jobs();
  const auto written = lake.list("warehouse/");
  load();
  EXPECT_EQ(new_jobs(), 0u);
  EXPECT_EQ(lake.list("warehouse/"), written);
}

TEST_F(ParquetLoadsTest, a_month_that_changed_is_replaced_alone) {
  stage_five_months();
  load();
  new_jobs();
  put(key("rj", "2015", "04"));
  put(key("ada", "2015", "04"));
  load();
  EXPECT_EQ(new_jobs(), 1u);
  const json job = server.job(server.jobs().back())["configuration"]["load"];
  EXPECT_EQ(job["destinationTable"]["tableId"], "staged_scrobbles$201504");
  EXPECT_EQ(job["writeDisposition"], "WRITE_TRUNCATE");
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(5));
  EXPECT_THAT(server.uris("music.staged_scrobbles")["201504"], SizeIs(2));
}

TEST_F(ParquetLoadsTest, the_record_of_several_tables_is_written_once) {
  stage_five_months();
  {
    const auto one = warehouse();
    one->load_parquet("staged_scrobbles", columns, {key("rj", "2015", "04")});
    one->load_parquet("staged_gaps", columns, {key("rj", "2015", "05")});
    EXPECT_EQ(lake.get("warehouse/bigquery/p.music/loads.json"), std::nullopt);
  }
  EXPECT_THAT(record(), SizeIs(2));
}

TEST_F(ParquetLoadsTest, a_month_that_returns_to_an_earlier_content_is_loaded_again) {
  const std::string extra = key("ada", "2015", "04");
  stage_five_months();
  put(extra);
  load();  // all
  MemoryObjectStore with = lake;
  lake.remove(extra);
  load();
  const auto before = server.uris("music.staged_scrobbles")["201504"];
  ASSERT_THAT(before, SizeIs(1));
  for (int turn = 0; turn < 2; ++turn) {
    const std::string written = *lake.get("warehouse/bigquery/p.music/loads.json");
    lake = with;  // the same objects of the same generations
    put("warehouse/bigquery/p.music/loads.json", written);
    load();
    EXPECT_THAT(server.uris("music.staged_scrobbles")["201504"], SizeIs(2)) << turn;
    lake.remove(extra);
    load();
    EXPECT_EQ(server.uris("music.staged_scrobbles")["201504"], before) << turn;
  }
  EXPECT_THAT(server.jobs("_201504_"), SizeIs(5));
}

TEST_F(ParquetLoadsTest, a_month_that_is_gone_is_emptied) {
  stage_five_months();
  load();
  new_jobs();
  lake.remove(key("rj", "2015", "02"));
  load();
  EXPECT_EQ(new_jobs(), 0u);
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(4));
  load();
  EXPECT_EQ(server.requests("DELETE", "staged_scrobbles$201502"), 1);
  put(key("rj", "2015", "02"));
  load();
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(5));
}

TEST_F(ParquetLoadsTest, many_months_run_side_by_side_each_once) {
  for (int month = 1; month <= 12; ++month)
    for (const char* year : {"2013", "2014", "2015"}) put(key("rj", year, fmt::format("{:02}", month)));
  load();
  new_jobs();
  for (int month = 1; month <= 12; ++month) put(key("rj", "2014", fmt::format("{:02}", month)));
  for (int i = 0; i < 12; ++i) server.next_job("_2014", {i % 5, "", ""});
  load();
  EXPECT_EQ(new_jobs(), 12u);
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(36));
  EXPECT_EQ(record()["staged_scrobbles"].parts["201407"].loads, 2);
}

TEST_F(ParquetLoadsTest, months_that_are_none_go_to_a_table_of_their_own) {
  put(key("rj", "0000", "00"));
  put(key("rj", "9999", "01"));
  stage_five_months();
  load();
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(5));
  EXPECT_THAT(server.uris("music.staged_scrobbles_undated")[""],
              ElementsAre(uri(key("rj", "0000", "00")), uri(key("rj", "9999", "01"))));
  EXPECT_FALSE(server.table("music.staged_scrobbles_undated").contains("timePartitioning"));
  EXPECT_EQ(server.table("music_a.staged_scrobbles")["view"]["query"],
            "select `user`, timestamp(`played_at`) as `played_at`, `local_at`, `artist_id`, `x` from "
            "`p.music.staged_scrobbles`\nunion all\n"
            "select `user`, timestamp(`played_at`) as `played_at`, `local_at`, `artist_id`, `x` from "
            "`p.music.staged_scrobbles_undated`");
  lake.remove(key("rj", "0000", "00"));
  lake.remove(key("rj", "9999", "01"));
  load();
  EXPECT_EQ(server.table("music_a.staged_scrobbles")["view"]["query"],
            "select `user`, timestamp(`played_at`) as `played_at`, `local_at`, `artist_id`, `x` from "
            "`p.music.staged_scrobbles`");
}

TEST_F(ParquetLoadsTest, a_table_without_months_is_replaced_whole_when_it_changed) {
  const std::vector<Column> gaps{{"user", "string"}, {"from_uts", "int64"}};
  put("staged/gaps/user=rj/gaps.parquet");
  warehouse()->load_parquet("staged_gaps", gaps, {"staged/gaps/user=rj/gaps.parquet"});
  warehouse()->load_parquet("staged_gaps", gaps, {"staged/gaps/user=rj/gaps.parquet"});
  EXPECT_EQ(new_jobs(), 1u);
  put("staged/gaps/user=ada/gaps.parquet");
  warehouse()->load_parquet("staged_gaps", gaps,
                            {"staged/gaps/user=ada/gaps.parquet", "staged/gaps/user=rj/gaps.parquet"});
  EXPECT_EQ(new_jobs(), 1u);
  EXPECT_THAT(server.uris("music.staged_gaps")[""], SizeIs(2));
  warehouse()->load_parquet("staged_gaps", gaps, {});
  EXPECT_EQ(new_jobs(), 0u);
  EXPECT_THAT(server.uris("music.staged_gaps"), IsEmpty());
  EXPECT_FALSE(server.table("music.staged_gaps").is_null());
}

TEST_F(ParquetLoadsTest, a_table_of_no_objects_is_empty_without_a_job) {
  warehouse()->load_parquet("staged_scrobbles", columns, {});
  EXPECT_THAT(server.jobs(), IsEmpty());
  EXPECT_THAT(server.table("music.staged_scrobbles")["schema"]["fields"], SizeIs(5));
  stage_five_months();
  load();
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(5)) << "and gets its partitions later";
}

TEST_F(ParquetLoadsTest, a_table_that_was_dropped_is_loaded_again_from_the_beginning) {
  stage_five_months();
  load();
  server.drop("music.staged_scrobbles");
  load();
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(5));
  EXPECT_THAT(server.jobs(), SizeIs(2));
}

TEST_F(ParquetLoadsTest, a_table_of_ours_with_another_schema_is_made_anew) {
  stage_five_months();
  load();
  std::vector<Column> more = columns;
  more.push_back({"album", "string"});
  std::vector<std::string> keys;
  for (const ObjectInfo& object : lake.list("staged/")) keys.push_back(object.key);
  warehouse()->load_parquet("staged_scrobbles", more, keys);
  EXPECT_THAT(server.table("music.staged_scrobbles")["schema"]["fields"], SizeIs(6));
  EXPECT_THAT(server.uris("music.staged_scrobbles"), SizeIs(5));
}

}  // namespace
}  // namespace tonearm
