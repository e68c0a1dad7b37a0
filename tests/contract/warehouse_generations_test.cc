// What every WarehouseGenerations keeps.
#include "ports/warehouse_generations.h"

#include <gmock/gmock.h>

#include <atomic>
#include <set>
#include <thread>
#include <vector>

#include "adapters/duckdb_generations.h"
#include "core/sql_text.h"
#include "duck/connection.h"
#include "fakes/error_of.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::IsEmpty;

class GenerationsContract : public testing::Test {
 protected:
  /// Builds and publishes a generation whose table t holds `number`.
  std::string publish(int number) {
    generations.begin_next()->run("create table t as select " + std::to_string(number) + "::bigint as number");
    return generations.publish();
  }
  static std::int64_t number_in(Warehouse& warehouse) {
    return as_int(rows_of(warehouse, "select number from t").at(0).at(0));
  }
  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "warehouse"))
      if (entry.path().extension() == ".duckdb") names.insert(entry.path().filename());
    return names;
  }

  TemporaryFolder folder;
  DuckdbGenerations generations{folder / "warehouse", folder / "lake"};
};

TEST_F(GenerationsContract, what_was_published_is_current) {
  publish(1);
  EXPECT_EQ(number_in(*generations.open_current()), 1);
  publish(2);
  EXPECT_EQ(number_in(*generations.open_current()), 2);
}

TEST_F(GenerationsContract, nothing_is_current_before_the_first_publish) {
  EXPECT_EQ(error_of([&] { generations.open_current(); }).remedy(), Remedy::fix_usage);
  generations.begin_next();
  EXPECT_EQ(error_of([&] { generations.open_current(); }).remedy(), Remedy::fix_usage);
}

TEST_F(GenerationsContract, next_is_seen_by_nobody_until_it_is_published) {
  publish(1);
  generations.begin_next()->run("create table t as select 2::bigint as number");
  EXPECT_EQ(number_in(*generations.open_current()), 1);
  EXPECT_EQ(number_in(*generations.open_next()), 2);
}

TEST_F(GenerationsContract, begin_next_starts_empty_whatever_an_earlier_one_left) {
  generations.begin_next()->run("create table t as select 1");
  const auto next = generations.begin_next();
  EXPECT_THAT(rows_of(*next, "select table_name from duckdb_tables()"), IsEmpty());
}

TEST_F(GenerationsContract, open_next_without_begin_is_an_error_that_names_the_command) {
  const Error before = error_of([&] { generations.open_next(); });
  EXPECT_EQ(before.remedy(), Remedy::fix_usage);
  EXPECT_NE(before.what_to_do(), "");
  publish(1);
  EXPECT_EQ(error_of([&] { generations.open_next(); }).remedy(), Remedy::fix_usage);
}

TEST_F(GenerationsContract, readers_of_several_threads_see_one_generation_each_by_itself) {
  publish(1);
  Readers readers = generations.open_readers(3);
  publish(2);
  EXPECT_EQ(readers.warehouses.size(), 3u);
  EXPECT_NE(readers.generation, generations.current_name());
  std::vector<std::int64_t> seen(3);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 3; ++i) threads.emplace_back([&, i] { seen[i] = number_in(*readers.warehouses[i]); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(seen, testing::Each(1));
  readers.warehouses.pop_back();
  EXPECT_EQ(number_in(*readers.warehouses[0]), 1) << "one may end before the others";
}

TEST_F(GenerationsContract, a_query_that_is_interrupted_says_that_it_was_stopped) {
  publish(1);
  const Readers readers = generations.open_readers(1);
  Warehouse& warehouse = *readers.warehouses[0];
  std::atomic<bool> over = false;
  std::thread stopper([&] {
    while (!over) {
      warehouse.interrupt();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  const Error error =
      error_of([&] { rows_of(warehouse, "select sum(a.i * b.i) from range(10000000) a(i), range(10000000) b(i)"); });
  over = true;
  stopper.join();
  EXPECT_EQ(error.remedy(), Remedy::try_again);
  EXPECT_EQ(number_in(warehouse), 1) << "the reader is as good as before";
}

TEST_F(GenerationsContract, an_open_reader_goes_on_reading_its_generation) {
  publish(1);
  const auto reader = generations.open_current();
  for (int number = 2; number <= 4; ++number) publish(number);
  EXPECT_EQ(number_in(*reader), 1);
  EXPECT_EQ(number_in(*generations.open_current()), 4);
}

TEST_F(GenerationsContract, readers_work_side_by_side) {
  publish(1);
  const auto one = generations.open_current(), other = generations.open_current();
  EXPECT_EQ(number_in(*one) + number_in(*other), 2);
}

TEST_F(GenerationsContract, the_current_one_cannot_be_written) {
  publish(1);
  EXPECT_EQ(error_of([&] { generations.open_current()->run("create table x (a integer)"); }).remedy(),
            Remedy::look_into_data);
}

TEST_F(GenerationsContract, the_two_newest_are_kept) {
  publish(1);
  publish(2);
  const std::string third = publish(3), fourth = publish(4);
  EXPECT_EQ(files(), (std::set<std::string>{third, fourth}));
}

TEST_F(GenerationsContract, a_generation_holds_no_views) {
  {
    const auto next = generations.begin_next();
    std::filesystem::create_directories(folder / "lake");
    next->run("copy (select 1::bigint as number) to " + sql_text((folder / "lake/x.parquet").string()));
    next->load_parquet("staged_x", {{"number", "int64"}}, {"x.parquet"});
    next->run("create table t as select number from staged_x");
  }
  generations.publish();
  std::filesystem::remove_all(folder / "lake");
  const auto current = generations.open_current();
  EXPECT_THAT(rows_of(*current, "select view_name from duckdb_views() where not internal"), IsEmpty());
  EXPECT_EQ(number_in(*current), 1);
}

}  // namespace
}  // namespace tonearm
