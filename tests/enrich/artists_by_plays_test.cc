#include "enrich/artists_by_plays.h"

#include <gmock/gmock.h>

#include "adapters/duckdb_warehouse.h"
#include "adapters/local_object_store.h"
#include "core/sql_text.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ArtistsByPlays : public testing::Test {
 protected:
  void stage(const std::string& key, const std::string& values) {
    std::filesystem::create_directories((folder.path() / key).parent_path());
    scratch.run("copy (select * from (values " + values + ") t(artist)) to " +
                sql_text((folder.path() / key).string()) + " (format parquet)");
  }
  TemporaryFolder folder;
  LocalObjectStore store{folder.path()};
  DuckdbWarehouse scratch{DuckConnection::in_memory(), folder.path()};
};

TEST_F(ArtistsByPlays, most_plays_of_all_listeners_come_first_then_names) {
  stage("staged/scrobbles/user=rj/year=2015/month=04/scrobbles.parquet", "('c'), ('b'), ('a'), ('c'), ('')");
  stage("staged/scrobbles/user=ada/year=2016/month=01/scrobbles.parquet", "('c'), ('b'), (''), ('')");
  store.put("staged/scrobbles/user=rj/months.json", "{}", PutIf::always());
  EXPECT_THAT(artists_by_plays(store, scratch), ElementsAre("c", "b", "a"));
}

TEST_F(ArtistsByPlays, nothing_staged_is_nobody) { EXPECT_THAT(artists_by_plays(store, scratch), IsEmpty()); }

}  // namespace
}  // namespace tonearm
