// What every Warehouse keeps.
#include <gmock/gmock.h>

#include "adapters/duckdb_warehouse.h"
#include "core/sql_text.h"
#include "fakes/error_of.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct InMemory {
  static DuckConnection open(const TemporaryFolder&) { return DuckConnection::in_memory(); }
};
struct InAFile {
  static DuckConnection open(const TemporaryFolder& folder) {
    return DuckConnection::open((folder / "w.duckdb").string(), DuckConnection::Access::read_write);
  }
};

template <class Place>
class WarehouseContract : public testing::Test {
 protected:
  /// Writes one row of (user, plays) as an object of the lake.
  void stage(const std::string& key, const std::string& user, std::int64_t plays) {
    std::filesystem::create_directories((folder.path() / key).parent_path());
    warehouse.run("copy (select '" + user + "' as user, " + std::to_string(plays) + "::bigint as plays) to " +
                  sql_text((folder.path() / key).string()) + " (format parquet)");
  }
  const std::vector<Column> columns{{"user", "string"}, {"plays", "int64"}};
  TemporaryFolder folder;
  DuckdbWarehouse warehouse{Place::open(folder), folder.path()};
};
using Places = testing::Types<InMemory, InAFile>;
TYPED_TEST_SUITE(WarehouseContract, Places);

TYPED_TEST(WarehouseContract, a_table_holds_the_rows_of_all_its_objects) {
  this->stage("staged/t/1.parquet", "ada", 3);
  this->stage("staged/t/it's 2.parquet", "bob", 4);
  this->warehouse.load_parquet("t", this->columns, {"staged/t/1.parquet", "staged/t/it's 2.parquet"});
  EXPECT_EQ(rows_of(this->warehouse, "select user, plays from t order by user"),
            (std::vector<Row>{{Value(std::string("ada")), Value(std::int64_t{3})},
                              {Value(std::string("bob")), Value(std::int64_t{4})}}));
}

TYPED_TEST(WarehouseContract, a_table_of_no_objects_is_empty_and_has_its_columns) {
  this->warehouse.load_parquet("t", this->columns, {});
  EXPECT_THAT(rows_of(this->warehouse, "select user, plays from t"), IsEmpty());
}

TYPED_TEST(WarehouseContract, loading_again_replaces) {
  this->stage("1.parquet", "ada", 3);
  this->stage("2.parquet", "bob", 4);
  this->warehouse.load_parquet("t", this->columns, {"1.parquet"});
  this->warehouse.load_parquet("t", this->columns, {"2.parquet"});
  EXPECT_EQ(as_string(rows_of(this->warehouse, "select user from t").at(0).at(0)), "bob");
}

TYPED_TEST(WarehouseContract, a_path_that_looks_like_a_partition_adds_no_column) {
  this->stage("user=eve/year=2015/1.parquet", "ada", 3);
  this->warehouse.load_parquet("t", this->columns, {"user=eve/year=2015/1.parquet"});
  EXPECT_EQ(rows_of(this->warehouse, "select * from t"),
            (std::vector<Row>{{Value(std::string("ada")), Value(std::int64_t{3})}}));
}

TYPED_TEST(WarehouseContract, parameters_take_their_places_in_order) {
  const std::string bait = "x'; drop table t; --";
  this->warehouse.run("create table t (a varchar)");
  EXPECT_EQ(rows_of(this->warehouse, "select ?::varchar, ?::bigint, ?::double, ?::boolean, ?::varchar",
                    {Value(bait), Value(std::int64_t{7}), Value(0.5), Value(true), Value()}),
            (std::vector<Row>{{Value(bait), Value(std::int64_t{7}), Value(0.5), Value(true), Value()}}));
  EXPECT_THAT(rows_of(this->warehouse, "select * from t"), IsEmpty());
}

TYPED_TEST(WarehouseContract, rows_come_in_order_and_all_of_them) {
  std::int64_t expected = 0;
  this->warehouse.query("select range from range(10000) order by range", {}, [&](const Row& row) {
    EXPECT_EQ(as_int(row.at(0)), expected);
    ++expected;
  });
  EXPECT_EQ(expected, 10'000);
}

TYPED_TEST(WarehouseContract, errors_carry_message_and_sql) {
  for (const auto& work :
       std::vector<std::function<void()>>{[&] { this->warehouse.run("select from nowhere_at_all"); },
                                          [&] { rows_of(this->warehouse, "select * from nowhere_at_all"); },
                                          [&] { rows_of(this->warehouse, "select error('nowhere_at_all')"); }}) {
    const Error error = error_of(work);
    EXPECT_EQ(error.remedy(), Remedy::look_into_data);
    EXPECT_THAT(error.what(), HasSubstr("nowhere_at_all"));
    EXPECT_THAT(error.what(), HasSubstr("in: select"));
  }
}

TYPED_TEST(WarehouseContract, a_damaged_object_is_an_error) {
  this->folder.write("bad.parquet", "this is no Parquet");
  EXPECT_EQ(error_of([&] {
              this->warehouse.load_parquet("t", this->columns, {"bad.parquet"});
              rows_of(this->warehouse, "select * from t");
            }).remedy(),
            Remedy::look_into_data);
}

}  // namespace
}  // namespace tonearm
