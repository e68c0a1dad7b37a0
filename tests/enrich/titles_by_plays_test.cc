#include "enrich/titles_by_plays.h"

#include <gmock/gmock.h>

#include "adapters/duckdb_warehouse.h"
#include "adapters/local_object_store.h"
#include "core/fingerprint.h"
#include "core/sql_text.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class TitlesByPlays : public testing::Test {
 protected:
  /// `values`: ('artist', 'album', 'track'), …
  void stage(const std::string& user, const std::string& values) {
    const auto file = folder.path() / "staged/scrobbles" / ("user=" + user) / "year=2015/month=04/scrobbles.parquet";
    std::filesystem::create_directories(file.parent_path());
    scratch.run("copy (select *, case artist " + ids() + " end as artist_id from (values " + values +
                ") t(artist, album, track)) to " + sql_text(file.string()) + " (format parquet)");
  }
  static std::string ids() {
    std::string whens;
    for (const char* artist : {"a", "b", "c"})
      whens += "when '" + std::string(artist) + "' then " + std::to_string(fingerprint({artist})) + " ";
    return whens;
  }
  TemporaryFolder folder;
  LocalObjectStore store{folder.path()};
  DuckdbWarehouse scratch{DuckConnection::in_memory(), folder.path()};
};

TEST_F(TitlesByPlays, most_plays_of_all_listeners_come_first_then_names_and_only_a_few) {
  stage("rj", "('a', 'A2', 't'), ('a', 'A2', 't'), ('a', 'A4', 't'), ('a', 'A3', 'u'), ('a', 'A1', 'v')");
  stage("ada", "('a', 'A4', 'w'), ('a', 'A4', 'w')");
  const TitlesByArtist titles = titles_by_plays(store, scratch, {"a"});
  EXPECT_THAT(titles.at("a").albums, ElementsAre("A4", "A2", "A1"));
  EXPECT_THAT(titles.at("a").tracks, ElementsAre("t", "w", "u"));
}

TEST_F(TitlesByPlays, titles_of_one_name_belong_to_their_own_artists) {
  stage("rj", "('a', 'Best', 'x'), ('b', 'Best', 'y'), ('c', 'Other', 'z')");
  const TitlesByArtist titles = titles_by_plays(store, scratch, {"b", "a"});
  EXPECT_THAT(titles, SizeIs(2));
  EXPECT_THAT(titles.at("a").tracks, ElementsAre("x"));
  EXPECT_THAT(titles.at("b").albums, ElementsAre("Best"));
  EXPECT_THAT(titles.at("b").tracks, ElementsAre("y"));
}

TEST_F(TitlesByPlays, a_missing_album_is_none) {
  stage("rj", "('a', '', 'x'), ('a', null, 'x'), ('a', '', '')");
  const TitlesByArtist titles = titles_by_plays(store, scratch, {"a"});
  EXPECT_THAT(titles.at("a").albums, IsEmpty());
  EXPECT_THAT(titles.at("a").tracks, ElementsAre("x"));
}

TEST_F(TitlesByPlays, an_artist_who_was_never_played_has_no_titles) {
  stage("rj", "('a', 'b', 'c')");
  EXPECT_THAT(titles_by_plays(store, scratch, {"nobody"}).at("nobody").tracks, IsEmpty());
}

TEST_F(TitlesByPlays, nothing_staged_is_no_titles) {
  EXPECT_THAT(titles_by_plays(store, scratch, {"a"}).at("a").albums, IsEmpty());
}

}  // namespace
}  // namespace tonearm
