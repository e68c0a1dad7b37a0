#include "publish/tables.h"

#include <gmock/gmock.h>

#include <set>

#include "../fakes/error_of.h"
#include "publish/table_rows.h"
#include "published_history.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

TEST(Tables, the_documentation_is_what_the_program_writes) {
  const std::string page = read_text(std::filesystem::path(TONEARM_SOURCE_DIR) / "docs/files.md");
  EXPECT_TRUE(page.ends_with(tables_markdown())) << "docs/files.md is to end with:\n" << tables_markdown();
}

TEST(Tables, every_mart_is_among_them) {
  std::set<std::string> models, published;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(TONEARM_SOURCE_DIR) / "models/marts"))
    if (entry.path().extension() == ".sql") models.insert(entry.path().stem());
  for (const PublishedTable& table : published_tables())
    if (table.name.starts_with("mart_")) published.insert(table.name);
  EXPECT_EQ(published, models);
}

TEST(Tables, hold_every_row_of_one_listener_and_nobody_else) {
  PublishedHistory history;
  for (const PublishedTable& table : published_tables()) {
    std::int64_t rows = 0;
    const std::int64_t said = for_each_row(history.publication(), table, [&](const Row& row) {
      ++rows;
      ASSERT_EQ(row.size(), table.columns.size());
      for (const Value& cell : row) EXPECT_NE(as_string(cell), "Bob's own") << table.name;
    });
    EXPECT_EQ(rows, said);
    const std::string counted = table.name == "scrobbles" ? "fact_scrobbles" : table.name;
    const std::string whose = table.name == "artist_genres" ? "artist_id in (select artist_id from mart_artists where"
                                                              " user = 'ada')"
                                                            : "user = 'ada'";
    EXPECT_EQ(rows, as_int(rows_of(history.warehouse(), "select count(*) from " + counted + " where " + whose)[0][0]))
        << table.name;
    EXPECT_GT(rows, 0) << table.name;
  }
}

TEST(Tables, pieces_of_a_history_are_years_and_leave_out_no_second) {
  const std::int64_t y2012 = utc(2012, 1, 1, 0), y2014 = utc(2014, 1, 1, 0);
  const std::vector<YearOfPlays> years = {{2010, 40}, {2011, 60}, {2012, 101}, {2014, 10}};
  EXPECT_EQ(year_windows(years, 100), (std::vector<Window>{{0, 1}, {1, y2012}, {y2012, y2014}, {y2014, kForever}}));
  EXPECT_EQ(year_windows(years, 1000), (std::vector<Window>{{0, 1}, {1, kForever}}));
  EXPECT_EQ(year_windows({}, 100), (std::vector<Window>{{0, 1}, {1, kForever}}));
}

TEST(Tables, an_unknown_name_gives_the_nearest) {
  EXPECT_EQ(published_table("days").name, "mart_days");
  const Error error = error_of([] { published_table("mart_day"); });
  EXPECT_EQ(error.remedy(), Remedy::fix_usage);
  EXPECT_THAT(error.what_to_do(), HasSubstr("mart_days"));
}

}  // namespace
}  // namespace tonearm
