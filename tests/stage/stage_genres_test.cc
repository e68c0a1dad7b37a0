#include "stage/stage_genres.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "lake/top_tags.h"
#include "stage/stage_tags.h"
#include "stage/staged_lake.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class StageGenres : public StagedLake {
 protected:
  StageGenres() {
    sources.lists = {"genre,parent,family\nrock,,rock\nhip hop,,hip hop\nshoegaze,rock,rock\n",
                     "alias,genre\nrap,hip hop\n", "tag,kind\nseen live,personal\nswedish,place\n"};
    sources.name = "genres.toml";
  }
  void put_tags(std::int64_t sequence, const std::string& names) {
    const TagAnswer answer{{"Band"}, sequence, R"({"toptags":{"tag":[)" + names + "]}}"};
    store.put(tag_batch_key({sequence, clock.now()}), pack_frames({tag_answer_line(answer) + '\n'}), PutIf::absent());
    stage_tags(store);
  }
  std::vector<std::string> table(const std::string& name, const std::string& sql) {
    DuckdbWarehouse warehouse(DuckConnection::in_memory(), folder.path());
    warehouse.load_parquet("t", staged_table(name).columns, parquet_keys(store, staged_table(name)));
    std::vector<std::string> lines;
    for (const Row& row : rows_of(warehouse, sql)) lines.push_back(as_string(row[0]));
    return lines;
  }

  GenreSources sources;
};

constexpr const char* kTagGenres = "select concat_ws('|', tag_key, kind, genre, how) from t order by all";
constexpr const char* kOverrides = "select concat_ws('|', kind, name, genre, weight) from t order by all";

TEST_F(StageGenres, the_list_is_a_table) {
  stage_genres(store, sources);
  EXPECT_THAT(table("genres", "select concat_ws('|', genre, parent, family) from t order by genre"),
              ElementsAre("hip hop|hip hop", "rock|rock", "shoegaze|rock|rock"));
  EXPECT_THAT(table("tag_genres", kTagGenres), IsEmpty());
}

TEST_F(StageGenres, each_staged_tag_has_its_genres_and_how_it_came_to_them) {
  put_tags(1, R"({"name":"Shoe-Gaze","count":9},{"name":"rap; rock","count":8},{"name":"seen live","count":7},
                 {"name":"swedish rock","count":6},{"name":"mystery","count":5},{"name":" ","count":4})");
  stage_genres(store, sources);
  EXPECT_THAT(table("tag_genres", kTagGenres),
              ElementsAre("mystery|unknown|", "rap;rock|genre|hip hop|split", "rap;rock|genre|rock|split",
                          "seenlive|personal|list", "shoegaze|genre|shoegaze|name",
                          "swedishrock|genre|rock|without 'swedish'", "|junk|nothing but signs"));
}

TEST_F(StageGenres, of_two_spellings_of_a_key_the_one_that_means_something_counts) {
  put_tags(1, R"({"name":"raprock","count":9},{"name":"rap/rock","count":8})");
  stage_genres(store, sources);
  EXPECT_THAT(table("tag_genres", kTagGenres), ElementsAre("raprock|genre|hip hop|split", "raprock|genre|rock|split"));
}

TEST_F(StageGenres, new_tags_are_added_and_nothing_happens_while_nothing_changes) {
  put_tags(1, R"({"name":"rock","count":9})");
  stage_genres(store, sources);
  const auto generation = [&] { return store.list(kStagedTagGenresKey).at(0).generation; };
  const std::string before = generation();
  stage_genres(store, sources);
  EXPECT_EQ(generation(), before);
  put_tags(2, R"({"name":"rap","count":9})");
  stage_genres(store, sources);
  EXPECT_THAT(table("tag_genres", kTagGenres), ElementsAre("rap|genre|hip hop|alias"));
}

TEST_F(StageGenres, the_listeners_own_are_a_table_and_go_with_their_file) {
  sources.overrides = R"([artists]
"Nas" = {"rap" = 3, "rock" = 1}
"Silence" = []
[tags]
"Seen Live" = "rock"
)";
  stage_genres(store, sources);
  EXPECT_THAT(table("genre_overrides", kOverrides), ElementsAre("artist|Nas|hip hop|3.0", "artist|Nas|rock|1.0",
                                                                "artist|Silence|1.0", "tag|seenlive|rock|1.0"));
  sources.overrides = "";
  stage_genres(store, sources);
  EXPECT_THAT(table("genre_overrides", kOverrides), IsEmpty());
}

TEST_F(StageGenres, a_wrong_line_of_genres_toml_stops_it_before_anything_is_put) {
  sources.overrides = "[tags]\nx = \"rok\"\n";
  const Error error = error_of([&] { stage_genres(store, sources); });
  EXPECT_EQ(error.remedy(), Remedy::fix_setup);
  EXPECT_THAT(error.what(), HasSubstr("genres.toml line 2"));
  EXPECT_EQ(error_of([&] { check_genres(sources); }).remedy(), Remedy::fix_setup);
  EXPECT_THAT(store.list("staged/genres/"), IsEmpty());
}

TEST_F(StageGenres, a_genre_list_with_a_wrong_record_names_it) {
  sources.lists.genres = "genre,parent,family\nrock,,rock\nx,y\n";
  const Error error = error_of([&] { stage_genres(store, sources); });
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  EXPECT_THAT(error.what(), HasSubstr("record 3"));
}

}  // namespace
}  // namespace tonearm
