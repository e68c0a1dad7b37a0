// The real models on a small history.
#include <gmock/gmock.h>

#include "model/build_models.h"
#include "staged_history.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class StarSchema : public testing::Test {
 protected:
  /// Three plays on a Saturday night that is Sunday on the wall clock, one in December, one without a time, one of
  /// Bob's.
  StarSchema() {
    history.play({utc(2015, 1, 3, 22, 30), "Mogwai", "Tracy", "Young Team", "old"});
    history.play({utc(2015, 1, 3, 23, 30), "Mogwai", "Summer", "Young Team", "new"});
    history.play({utc(2015, 1, 3, 23, 45), "Mogwai", "Summer", "", ""});
    history.play({utc(2015, 12, 31, 9), "Nas", "N.Y. State of Mind", "Illmatic", ""});
    history.play({0, "Nas", "Halftime", "Illmatic", ""});
    history.play({utc(2015, 1, 3, 23, 30), "Nas", "Halftime", "Illmatic", "", "bob"});
    history.genre("rock", "", "rock");
    history.genre("post-rock", "rock", "rock");
    history.genre("hip hop", "", "hip hop");
    history.tag("Mogwai", "post-rock", 75);
    history.tag("Mogwai", "hip hop", 25);
    history.gap("ada", 10, 20);
  }

  void build() {
    const auto failures = build_models(history.warehouse, read_models(project_files()));
    EXPECT_THAT(failures, IsEmpty()) << format_failures(failures);
  }

  StagedHistory history;
};

TEST_F(StarSchema, the_fact_holds_each_play_on_the_listeners_clock) {
  build();
  EXPECT_THAT(history.rows("select scrobble_id, local_at, local_date, local_hour, weekday, time_id from fact_scrobbles "
                           "where user = 'ada' order by scrobble_id"),
              ElementsAre("1, 2015-01-03 23:30:00, 2015-01-03, 23, 6, 2015010323",
                          "2, 2015-01-04 00:30:00, 2015-01-04, 0, 7, 2015010400",
                          "3, 2015-01-04 00:45:00, 2015-01-04, 0, 7, 2015010400",
                          "4, 2015-12-31 10:00:00, 2015-12-31, 10, 4, 2015123110", "5, NULL, NULL, NULL, NULL, NULL"));
}

TEST_F(StarSchema, a_play_without_an_album_points_to_none) {
  build();
  EXPECT_THAT(history.rows("select scrobble_id from fact_scrobbles where album_id is null"), ElementsAre("3"));
  EXPECT_THAT(history.rows("select album from dim_album order by album"), ElementsAre("Illmatic", "Young Team"));
}

TEST_F(StarSchema, an_artist_keeps_the_newest_mbid_that_is_not_empty) {
  build();
  EXPECT_THAT(history.rows("select artist, artist_mbid from dim_artist order by artist"),
              ElementsAre("Mogwai, new", "Nas, NULL"));
}

TEST_F(StarSchema, names_keep_their_artist) {
  build();
  EXPECT_THAT(history.rows("select artist, track from dim_track join dim_artist using (artist_id) order by all"),
              ElementsAre("Mogwai, Summer", "Mogwai, Tracy", "Nas, Halftime", "Nas, N.Y. State of Mind"));
}

TEST_F(StarSchema, hours_know_their_season_and_weekend) {
  build();
  EXPECT_THAT(history.rows("select time_id, month, quarter, hour, weekday, season_quarter, is_weekend from dim_time"),
              ElementsAre("2015010323, 2015-01-01, 1, 23, 6, 0, true", "2015010400, 2015-01-01, 1, 0, 7, 0, true",
                          "2015123110, 2015-12-01, 4, 10, 4, 0, false"));
}

TEST_F(StarSchema, months_fall_into_the_seasons_of_the_year) {
  for (unsigned month = 1; month <= 12; ++month) history.play({utc(2014, month, 10, 12), "Nas", "Halftime"});
  build();
  EXPECT_THAT(history.rows("select string_agg(season_quarter, '' order by month) from dim_time where year = 2014"),
              ElementsAre("001112223330"));
}

TEST_F(StarSchema, days_count_plays_and_keep_plays_without_a_time) {
  build();
  EXPECT_THAT(history.rows("select user, local_date, plays from mart_days"),
              ElementsAre("ada, 2015-01-03, 1", "ada, 2015-01-04, 2", "ada, 2015-12-31, 1", "ada, NULL, 1",
                          "bob, 2015-01-04, 1"));
}

TEST_F(StarSchema, plays_of_artists_are_counted_by_quarter_of_an_hour_and_by_month) {
  build();
  EXPECT_THAT(history.rows("select local_date, local_hour, quarter_hour, artist, plays from fact_artist_quarters "
                           "join dim_artist using (artist_id) where user = 'ada' order by all nulls last"),
              ElementsAre("2015-01-03, 23, 94, Mogwai, 1", "2015-01-04, 0, 2, Mogwai, 1", "2015-01-04, 0, 3, Mogwai, 1",
                          "2015-12-31, 10, 40, Nas, 1", "NULL, NULL, NULL, Nas, 1"));
  EXPECT_THAT(history.rows("select month, artist, plays from mart_artist_months join dim_artist using (artist_id) "
                           "where user = 'ada' order by all nulls last"),
              ElementsAre("2015-01-01, Mogwai, 3", "2015-12-01, Nas, 1", "NULL, Nas, 1"));
}

TEST_F(StarSchema, genre_marts_share_plays_out_by_weight) {
  build();
  EXPECT_THAT(history.rows("select local_date, genre, family, plays from mart_genre_days "
                           "where user = 'ada' order by all nulls last"),
              ElementsAre("2015-01-03, hip hop, hip hop, 0.25", "2015-01-03, post-rock, rock, 0.75",
                          "2015-01-04, hip hop, hip hop, 0.5", "2015-01-04, post-rock, rock, 1.5",
                          "2015-12-31, unknown, unknown, 1", "NULL, unknown, unknown, 1"));
  EXPECT_THAT(
      history.rows("select weekday, hour, genre, family, plays from mart_genre_clock "
                   "where user = 'ada' order by all nulls last"),
      ElementsAre("4, 10, unknown, unknown, 1", "6, 23, hip hop, hip hop, 0.25", "6, 23, post-rock, rock, 0.75",
                  "7, 0, hip hop, hip hop, 0.5", "7, 0, post-rock, rock, 1.5", "NULL, NULL, unknown, unknown, 1"));
}

TEST_F(StarSchema, gaps_are_shown_as_they_were_staged) {
  build();
  EXPECT_THAT(history.rows("select * from mart_gaps"), ElementsAre("ada, 10, 20, error 8"));
}

TEST_F(StarSchema, an_empty_history_builds) {
  for (const char* table : {"scrobbles", "artist_tags", "genres", "tag_genres", "genre_overrides", "gaps"})
    history.warehouse.run(fmt::format("delete from staged_{}", table));
  build();
  EXPECT_THAT(history.rows("select count(*) from fact_scrobbles"), ElementsAre("0"));
  EXPECT_THAT(history.rows("select genre from dim_genre"), ElementsAre("unknown"));
}

TEST_F(StarSchema, two_names_of_one_id_fail_the_build) {
  history.warehouse.run("update staged_scrobbles set artist = 'Mogwia' where scrobble_id = 1");
  const auto failures = build_models(history.warehouse, read_models(project_files()));
  ASSERT_EQ(failures.size(), 1u);
  EXPECT_EQ(failures[0].model + "." + failures[0].column, "dim_artist.shares_its_id");
}

TEST_F(StarSchema, a_play_staged_twice_fails_the_build) {
  history.warehouse.run("insert into staged_scrobbles select * from staged_scrobbles where scrobble_id = 4");
  const auto failures = build_models(history.warehouse, read_models(project_files()));
  ASSERT_EQ(failures.size(), 1u);
  EXPECT_EQ(failures[0].test + " " + failures[0].column, "unique scrobble_id");
}

}  // namespace
}  // namespace tonearm
