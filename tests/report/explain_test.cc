#include "report/explain.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "adapters/duckdb_warehouse.h"
#include "fakes/error_of.h"
#include "report/display_text.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// The tables that explain reads, with one artist of each fate.
class Explain : public testing::Test {
 protected:
  Explain() {
    warehouse.run(R"(
create table dim_artist(artist_id bigint, artist varchar);
create table dim_genre(genre varchar, parent varchar, family varchar);
create table artist_tags(artist_id bigint, source varchar, title varchar, tag varchar, count bigint, rank bigint,
                         kind varchar, genre varchar, how varchar, votes double, verdict varchar);
create table artist_genres(artist_id bigint, genre varchar, family varchar, weight double, source varchar);
insert into dim_artist values (1, 'Blur'), (2, 'Silence'), (3, 'Low'), (4, 'Nas');
insert into dim_genre values ('rock', null, 'rock'), ('britpop', 'rock', 'rock'), ('shoegaze', 'rock', 'rock'),
                             ('dream pop', 'rock', 'pop');
insert into artist_tags values
  (1, 'artist', null, 'rock', 100, 1, 'genre', 'rock', 'name', 100, 'counts'),
  (1, 'artist', null, 'Brit-Pop', 60, 2, 'genre', 'britpop', 'name', 60, 'counts'),
  (1, 'artist', null, 'british', 50, 3, 'place', null, 'list', 50, 'no genre'),
  (1, 'artist', null, 'brit pop', 30, 4, 'genre', 'britpop', 'alias', 30, 'another spelling has more'),
  (1, 'artist', null, 'shoegazer', 20, 5, 'genre', 'shoegaze', 'alias', 20, 'counts'),
  (1, 'artist', null, 'blur', 9, 6, 'artist', null, '', 9, 'own name'),
  (1, 'artist', null, 'dream pop', 3, 7, 'genre', 'dream pop', 'name', 3, 'below 10'),
  (1, 'artist', null, 'parklife', 2, 8, 'unknown', null, '', 2, 'no genre'),
  (3, 'album', 'Hey What', 'rock', 80, 1, 'genre', 'rock', 'name', 80, 'counts'),
  (3, 'album', 'Double Negative', 'rock', 20, 1, 'genre', 'rock', 'name', 20, 'counts'),
  (3, 'album', 'Hey What', 'dream pop', 40, 2, 'genre', 'dream pop', 'name', 40, 'counts'),
  (4, 'artist', null, 'rock', 100, 1, 'genre', 'rock', 'name', 100, 'counts');
insert into artist_genres values
  (1, 'britpop', 'rock', 0.75, 'tags'), (1, 'shoegaze', 'rock', 0.25, 'tags'),
  (2, 'unknown', 'unknown', 1, 'none'),
  (3, 'dream pop', 'pop', 80 / 140, 'album tags'), (3, 'rock', 'rock', 60 / 140, 'album tags'),
  (4, 'britpop', 'rock', 1, 'override');)");
  }

  std::string text(const std::string& artist, int width = 80) {
    return explain_text(warehouse, artist, {width, false});
  }

  DuckdbWarehouse warehouse{DuckConnection::in_memory(), ""};
};

TEST_F(Explain, shows_each_tag_with_its_genre_or_why_it_does_not_count) {
  EXPECT_THAT(text("Blur"), StartsWith(R"(Blur: britpop, of the family rock; its tags decide.

Tags
rock      100  rock
Brit-Pop   60  britpop
british    50  place, no genre
brit pop   30  britpop (alias); another spelling has more
shoegazer  20  shoegaze (alias)
blur        9  artist, no genre
dream pop   3  dream pop; below 10
parklife    2  not known as a genre

rock 100 gives way to britpop, shoegaze

Genres
britpop, rock  █)"));
  EXPECT_THAT(text("Blur"), HasSubstr("75.0\u00a0%\nshoegaze, rock █"));
}

TEST_F(Explain, says_when_albums_decide_and_what_a_parent_keeps) {
  EXPECT_THAT(text("Low"), HasSubstr("those of\nits albums decide"));
  EXPECT_THAT(text("Low"), HasSubstr("Tags of the album Hey What\n"));
  EXPECT_THAT(text("Low"), HasSubstr("rock 100 gives way to dream pop and keeps 60\n"));
}

TEST_F(Explain, says_when_genres_toml_decides_and_when_nothing_is_known) {
  EXPECT_THAT(text("Nas"), HasSubstr("Nas: britpop, of the family rock; genres.toml decides."));
  EXPECT_THAT(text("Nas"), Not(HasSubstr("gives way")));
  EXPECT_THAT(text("Silence"), HasSubstr("Silence: unknown; no tag of it is a genre."));
}

TEST_F(Explain, finds_an_artist_whatever_its_letter_case) { EXPECT_EQ(explain(warehouse, "bLUR").artist, "Blur"); }

TEST_F(Explain, an_artist_that_was_not_played_is_an_error_with_the_nearest_name) {
  const Error error = error_of([&] { explain(warehouse, "Blurr"); });
  EXPECT_EQ(error.remedy(), Remedy::fix_usage);
  EXPECT_THAT(error.what(), HasSubstr("no artist 'Blurr' was played"));
  EXPECT_THAT(error.what_to_do(), HasSubstr("'Blur'"));
}

TEST_F(Explain, keeps_to_the_width) {
  warehouse.run("update artist_tags set tag = repeat('long ', 30) where tag = 'rock'");
  for (const int width : {40, 60}) {
    std::istringstream lines(text("Blur", width));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
  }
}

TEST_F(Explain, json_holds_all_steps) {
  const auto json = explain_json(warehouse, "Blur");
  EXPECT_EQ(json["artist"], "Blur");
  EXPECT_EQ(json["source"], "tags");
  EXPECT_EQ(json["genres"][0]["name"], "britpop");
  EXPECT_EQ(json["genres"][0]["weight"], 0.75);
  EXPECT_EQ(json["families"][0], nlohmann::ordered_json({{"name", "rock"}, {"weight", 1.0}}));
  EXPECT_EQ(json["gives_way"][0]["to"], nlohmann::ordered_json({"britpop", "shoegaze"}));
  ASSERT_EQ(json["tags"].size(), 8u);
  EXPECT_EQ(json["tags"][2]["kind"], "place");
  EXPECT_TRUE(json["tags"][2]["genre"].is_null());
  EXPECT_EQ(json["tags"][3]["verdict"], "another spelling has more");
}

}  // namespace
}  // namespace tonearm
