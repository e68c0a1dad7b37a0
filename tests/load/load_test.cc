#include "load/load.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <map>

#include "adapters/duckdb_warehouse.h"
#include "adapters/local_object_store.h"
#include "core/error.h"
#include "lake/staged_tables.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Remembers what was loaded.
class LoadRecord : public Warehouse {
 public:
  void load_parquet(const std::string& table, const std::vector<Column>&,
                    const std::vector<std::string>& keys) override {
    if (table == refused) throw Error(Remedy::look_into_data, "no Parquet");
    loaded[table] = keys;
  }
  void run(const std::string&) override {}
  void query(const std::string&, const std::vector<Value>&, const std::function<void(const Row&)>&) override {}
  Dialect dialect() const override { return Dialect::duckdb; }

  std::map<std::string, std::vector<std::string>> loaded;
  std::string refused;
};

class Load : public testing::Test {
 protected:
  Load() : root_(std::filesystem::path(testing::TempDir()) / "tonearm_load_test"), lake(root_) {
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_);
  }
  ~Load() override { std::filesystem::remove_all(root_); }

  void put(const std::string& key) { lake.put(key, "x", PutIf::always()); }
  std::filesystem::path root() const { return root_; }

 private:
  std::filesystem::path root_;

 protected:
  LocalObjectStore lake;
  LoadRecord record;
};

TEST_F(Load, gives_each_staged_table_its_own_parquet_objects_in_order) {
  put("staged/scrobbles/user=ada/year=2015/month=02/rows.parquet");
  put("staged/scrobbles/user=ada/year=2015/month=01/rows.parquet");
  put("staged/scrobbles/user=ada/year=2015/month=01/made-from.json");
  put("staged/genres/genres.parquet");
  put("staged/genres/tag_genres.parquet");
  put("raw/page.parquet");
  load(lake, record);
  EXPECT_EQ(record.loaded.size(), staged_tables().size());
  EXPECT_THAT(record.loaded["staged_scrobbles"],
              ElementsAre("staged/scrobbles/user=ada/year=2015/month=01/rows.parquet",
                          "staged/scrobbles/user=ada/year=2015/month=02/rows.parquet"));
  EXPECT_THAT(record.loaded["staged_genres"], ElementsAre("staged/genres/genres.parquet"));
  EXPECT_THAT(record.loaded["staged_tag_genres"], ElementsAre("staged/genres/tag_genres.parquet"));
}

TEST_F(Load, makes_an_empty_table_where_nothing_was_staged) {
  load(lake, record);
  ASSERT_TRUE(record.loaded.contains("staged_gaps"));
  EXPECT_THAT(record.loaded["staged_gaps"], IsEmpty());
}

TEST_F(Load, an_error_names_the_staged_table) {
  record.refused = "staged_gaps";
  try {
    load(lake, record);
    FAIL() << "loaded";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("staged/gaps/: no Parquet"));
  }
}

TEST_F(Load, rows_of_all_objects_of_a_table_arrive) {
  DuckdbWarehouse warehouse(DuckConnection::in_memory(), root());
  std::filesystem::create_directories(root() / "staged/gaps");
  for (const char* user : {"ada", "bob"})
    warehouse.run(std::string("copy (select '") + user +
                  "' as user, 1::bigint as from_uts, 2::bigint as to_uts, 'r' as " + "reason) to '" +
                  (root() / "staged/gaps" / user).string() + ".parquet'");
  load(lake, warehouse);
  const auto rows = rows_of(warehouse, "select user from staged_gaps order by user");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(as_string(rows[0][0]) + as_string(rows[1][0]), "adabob");
}

}  // namespace
}  // namespace tonearm
