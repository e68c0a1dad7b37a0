// What every Warehouse keeps, on BigQuery.
#include "cloud/on_bigquery.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(OnBigquery, a_table_holds_the_rows_of_all_its_objects) {
  stage("staged/t/1.parquet", "ada", 3);
  stage("staged/t/it's 2.parquet", "bob", 4);
  load();
  EXPECT_EQ(rows_of(*next, "select user, plays, played_at from t order by user"),
            (std::vector<Row>{{text("ada"), number(3), text("2015-04-14 22:45:11")},
                              {text("bob"), number(4), text("2015-04-14 22:45:11")}}));
}

TEST_F(OnBigquery, a_table_of_no_objects_is_empty_and_has_its_columns) {
  load();
  EXPECT_THAT(rows_of(*next, "select user, plays, played_at from t"), IsEmpty());
}

TEST_F(OnBigquery, loading_again_replaces_and_the_same_costs_no_job) {
  stage("staged/t/1.parquet", "ada", 3);
  EXPECT_EQ(load(), 1);
  EXPECT_EQ(load(), 0);
  EXPECT_THAT(loaded(), ElementsAre("ada"));
  lake.remove("staged/t/1.parquet");
  stage("staged/t/2.parquet", "bob", 4);
  EXPECT_EQ(load(), 1);
  EXPECT_THAT(loaded(), ElementsAre("bob"));
}

TEST_F(OnBigquery, a_path_that_looks_like_a_partition_adds_no_column) {
  stage("staged/user=eve/year=2015/1.parquet", "ada", 3);
  load();
  EXPECT_EQ(rows_of(*next, "select * from t"),
            (std::vector<Row>{{text("ada"), number(3), text("2015-04-14 22:45:11")}}));
}

TEST_F(OnBigquery, a_month_is_replaced_alone_and_emptied_when_it_is_gone) {
  for (const char* m : {"01", "02", "03", "04", "12"})
    stage(month("2015", m), std::string("rj") + m, 1, std::string("2015-") + m + "-01 00:00:00");
  EXPECT_EQ(load(), 1);
  stage(month("2015", "04"), "new", 1, "2015-04-30 23:59:59");
  stage(month("2015", "12"), "last", 1, "2015-12-31 23:59:59");
  EXPECT_EQ(load(), 2);
  EXPECT_THAT(loaded(), ElementsAre("last", "new", "rj01", "rj02", "rj03"));
  lake.remove(month("2015", "02"));
  EXPECT_EQ(load(), 0);
  EXPECT_THAT(loaded(), ElementsAre("last", "new", "rj01", "rj03"));
}

TEST_F(OnBigquery, killed_before_its_record_a_load_comes_once) {
  stage(month("2015", "04"), "ada", 1);
  load();
  lake.remove("warehouse/bigquery/p." + bucket + "/loads.json");
  EXPECT_EQ(load(), 0);
  EXPECT_THAT(loaded(), ElementsAre("ada"));
}

TEST_F(OnBigquery, rows_without_a_time_and_of_the_future_are_there_too) {
  stage(month("2015", "04"), "ada", 1);
  stage(month("0000", "00"), "none", 1, "");
  stage(month("9999", "01"), "future", 1, "2300-01-01 00:00:00");
  load();
  EXPECT_EQ(rows_of(*next, "select user, played_at from t order by user"),
            (std::vector<Row>{{text("ada"), text("2015-04-14 22:45:11")},
                              {text("future"), text("2300-01-01 00:00:00")},
                              {text("none"), Value()}}));
}

TEST_F(OnBigquery, a_damaged_object_is_an_error_and_leaves_what_was_there) {
  for (const char* m : {"03", "04"}) stage(month("2015", m), m, 1, std::string("2015-") + m + "-01 00:00:00");
  load();
  std::ofstream(root / "lake" / month("2015", "04")) << "this is no Parquet";
  EXPECT_EQ(error_of([&] { load(); }).remedy(), Remedy::look_into_data);
  BigqueryApi api(google, clock, settings);
  QueryRunner people(api, bucket, TemporaryFunctions());
  std::vector<std::string> left;
  people.run("select user from t order by user", {}, [&](const Row& row) { left.push_back(as_string(row.at(0))); });
  EXPECT_THAT(left, ElementsAre("03", "04"));
}

TEST_F(OnBigquery, parameters_take_their_places_in_order) {
  const std::string bait = "x'; drop table t; --";
  load();
  EXPECT_EQ(
      rows_of(*next, "select ?, ?, ?, ?, ?", {Value(bait), Value(std::int64_t{7}), Value(0.5), Value(true), Value()}),
      (std::vector<Row>{{Value(bait), Value(std::int64_t{7}), Value(0.5), Value(true), Value()}}));
  EXPECT_THAT(rows_of(*next, "select * from t"), IsEmpty());
}

TEST_F(OnBigquery, rows_come_in_order_and_all_of_them) {
  std::int64_t expected = 0;
  generations().begin_next()->query("select n from unnest(generate_array(0, 29999)) as n order by n", {},
                                    [&](const Row& row) {
                                      ASSERT_EQ(as_int(row.at(0)), expected);
                                      ++expected;
                                    });
  EXPECT_EQ(expected, 30'000);
}

TEST_F(OnBigquery, errors_carry_message_and_sql) {
  next = generations().begin_next();
  for (const auto& work : std::vector<std::function<void()>>{
           [&] { next->run("select from nowhere_at_all"); }, [&] { rows_of(*next, "select * from nowhere_at_all"); },
           [&] { rows_of(*next, "select error('nowhere_at_all')"); }}) {
    const Error error = error_of(work);
    EXPECT_EQ(error.remedy(), Remedy::look_into_data);
    EXPECT_THAT(error.what(), HasSubstr("nowhere_at_all"));
    EXPECT_THAT(error.what(), HasSubstr("in: select"));
  }
}

TEST_F(OnBigquery, functions_of_one_name_serve_queries_and_tables) {
  next = generations().begin_next();
  EXPECT_EQ(rows_of(*next, "select four_times(5)"), (std::vector<Row>{{number(20)}}));
  next->run("create or replace table u as\nselect twice(n) as n from unnest([1, 2]) as n");
  EXPECT_EQ(rows_of(*next, "select sum(n) from u"), (std::vector<Row>{{number(6)}}));
}

}  // namespace
}  // namespace tonearm
