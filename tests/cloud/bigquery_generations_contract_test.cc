// What every WarehouseGenerations keeps, on BigQuery.
#include "cloud/on_bigquery.h"

namespace tonearm {
namespace {

using OnBigqueryGenerations = OnBigquery;

TEST_F(OnBigqueryGenerations, what_was_published_is_current) {
  EXPECT_EQ(error_of([&] { generations().open_current(); }).remedy(), Remedy::fix_usage);
  publish(1);
  EXPECT_EQ(number_in(*generations().open_current()), 1);
  EXPECT_EQ(publish(2), "00000002");
  EXPECT_EQ(number_in(*generations().open_current()), 2);
  const std::string third = publish(3);
  EXPECT_EQ(generations().current_name(), third);
  EXPECT_EQ(number_in(*generations().open_current()), 3);
}

TEST_F(OnBigqueryGenerations, next_is_seen_by_nobody_until_it_is_published) {
  publish(1);
  generations().begin_next()->run("create table t as select 2 as number");
  EXPECT_EQ(number_in(*generations().open_current()), 1);
  EXPECT_EQ(number_in(*generations().open_next()), 2);
}

TEST_F(OnBigqueryGenerations, begin_next_starts_empty_whatever_an_earlier_one_left) {
  generations().begin_next()->run("create table t as select 1 as number");
  EXPECT_EQ(error_of([&] { number_in(*generations().begin_next()); }).remedy(), Remedy::look_into_data);
}

TEST_F(OnBigqueryGenerations, open_next_without_begin_is_an_error) {
  EXPECT_EQ(error_of([&] { generations().open_next(); }).remedy(), Remedy::fix_usage);
  publish(1);
  publish(2);
  EXPECT_EQ(error_of([&] { generations().open_next(); }).remedy(), Remedy::fix_usage);
}

TEST_F(OnBigqueryGenerations, an_open_reader_goes_on_reading_its_generation) {
  publish(1);
  const Readers readers = generations().open_readers(2);
  publish(2);
  EXPECT_EQ(number_in(*readers.warehouses[0]) + number_in(*readers.warehouses[1]), 2);
  EXPECT_EQ(readers.generation, "00000001");
  EXPECT_EQ(error_of([&] { readers.warehouses[0]->run("create table x (a int64)"); }).remedy(), Remedy::look_into_data);
}

TEST_F(OnBigqueryGenerations, people_read_the_current_generation_through_views) {
  publish(1);
  publish(2);
  BigqueryApi api(google, clock, settings);
  QueryRunner people(api, bucket, TemporaryFunctions());
  std::int64_t seen = 0;
  people.run("select number from t", {}, [&](const Row& row) { seen = as_int(row.at(0)); });
  EXPECT_EQ(seen, 2);
}

TEST_F(OnBigqueryGenerations, a_generation_holds_no_views) {
  stage("staged/t/1.parquet", "ada", 3);
  load();
  next->run("create table users as select user from t");
  next.reset();
  generations().publish();
  const auto current = generations().open_current();
  EXPECT_EQ(rows_of(*current, "select user from users"), (std::vector<Row>{{text("ada")}}));
  EXPECT_EQ(error_of([&] { rows_of(*current, "select * from t"); }).remedy(), Remedy::look_into_data);
}

}  // namespace
}  // namespace tonearm
