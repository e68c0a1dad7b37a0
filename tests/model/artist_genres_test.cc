// From tags to weighted genres.
#include <gmock/gmock.h>

#include "model/build_models.h"
#include "staged_history.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ArtistGenres : public testing::Test {
 protected:
  ArtistGenres() {
    history.play({utc(2015, 1, 3, 22), "Blur", "Tender"});
    history.genre("rock", "", "rock");
    history.genre("alternative rock", "rock", "rock");
    history.genre("britpop", "alternative rock", "rock");
    history.genre("shoegaze", "alternative rock", "rock");
    history.genre("electronic", "", "electronic");
    history.genre("blur", "", "other");
  }

  std::vector<std::string> weights() {
    const auto failures = build_models(history.warehouse, read_models(project_files()));
    EXPECT_THAT(failures, IsEmpty()) << format_failures(failures);
    return history.rows("select genre, family, round(weight, 9), source from artist_genres");
  }

  StagedHistory history;
};

TEST_F(ArtistGenres, an_artist_without_tags_is_unknown) {
  EXPECT_THAT(weights(), ElementsAre("unknown, unknown, 1, none"));
}

TEST_F(ArtistGenres, tags_that_are_no_genre_leave_the_artist_unknown) {
  history.tag("Blur", "seen live", 100);
  EXPECT_THAT(weights(), ElementsAre("unknown, unknown, 1, none"));
}

TEST_F(ArtistGenres, the_artists_own_name_is_no_genre) {
  history.tag("Blur", "BLUR", 100);
  history.tag("Blur", "britpop", 50);
  EXPECT_THAT(weights(), ElementsAre("britpop, rock, 1, tags"));
}

TEST_F(ArtistGenres, spellings_merge_by_their_greatest_count) {
  history.tag("Blur", "britpop", 60);
  history.tag("Blur", "Brit-Pop", 50);
  history.tag("Blur", "electronic", 20);
  EXPECT_THAT(weights(), ElementsAre("britpop, rock, 0.75, tags", "electronic, electronic, 0.25, tags"));
}

TEST_F(ArtistGenres, counts_below_ten_are_dropped) {
  history.tag("Blur", "britpop", 10);
  history.tag("Blur", "electronic", 9);
  EXPECT_THAT(weights(), ElementsAre("britpop, rock, 1, tags"));
}

TEST_F(ArtistGenres, low_counts_speak_where_there_is_nothing_else) {
  history.tag("Blur", "britpop", 3);
  history.tag("Blur", "electronic", 1);
  history.tag("Blur", "shoegaze", 0);
  EXPECT_THAT(weights(), ElementsAre("britpop, rock, 0.75, rare tags", "electronic, electronic, 0.25, rare tags"));
}

TEST_F(ArtistGenres, a_parents_votes_go_to_its_children_in_proportion) {
  history.tag("Blur", "rock", 80);
  history.tag("Blur", "alternative rock", 40);
  history.tag("Blur", "britpop", 60);
  history.tag("Blur", "shoegaze", 20);
  history.tag("Blur", "electronic", 100);
  EXPECT_THAT(weights(), ElementsAre("britpop, rock, 0.5, tags", "electronic, electronic, 0.333333333, tags",
                                     "shoegaze, rock, 0.166666667, tags"));
}

TEST_F(ArtistGenres, a_parent_alone_keeps_its_votes) {
  history.tag("Blur", "rock", 50);
  history.tag("Blur", "electronic", 50);
  EXPECT_THAT(weights(), ElementsAre("electronic, electronic, 0.5, tags", "rock, rock, 0.5, tags"));
}

TEST_F(ArtistGenres, a_child_of_another_family_takes_at_most_as_many_votes_as_it_has) {
  history.genre("indie pop", "alternative rock", "pop");
  history.tag("Blur", "alternative rock", 60);
  history.tag("Blur", "indie pop", 20);
  EXPECT_THAT(weights(), ElementsAre("alternative rock, rock, 0.5, tags", "indie pop, pop, 0.5, tags"));
}

TEST_F(ArtistGenres, a_broad_parent_goes_to_its_own_family_where_a_child_of_another_takes_its_part) {
  history.genre("indie pop", "alternative rock", "pop");
  history.tag("Blur", "rock", 100);
  history.tag("Blur", "britpop", 60);
  history.tag("Blur", "indie pop", 40);
  EXPECT_THAT(weights(), ElementsAre("britpop, rock, 0.6, tags", "indie pop, pop, 0.4, tags"));
}

TEST_F(ArtistGenres, a_small_child_of_another_family_turns_no_artist) {
  history.genre("indie pop", "alternative rock", "pop");
  history.tag("Blur", "rock", 100);
  history.tag("Blur", "alternative rock", 90);
  history.tag("Blur", "indie pop", 10);
  EXPECT_THAT(weights(), ElementsAre("alternative rock, rock, 0.85, tags", "indie pop, pop, 0.15, tags"));
}

TEST_F(ArtistGenres, a_tag_may_name_several_genres) {
  history.meaning("britpop; electronic", {TagKind::genre, {"britpop", "electronic"}, "split"});
  history.tag("Blur", "britpop; electronic", 40);
  EXPECT_THAT(weights(), ElementsAre("britpop, rock, 0.5, tags", "electronic, electronic, 0.5, tags"));
}

TEST_F(ArtistGenres, albums_speak_for_an_artist_whose_own_tags_are_no_genre) {
  history.tag("Blur", "seen live", 100);
  history.tag_of("album", "Parklife", "Blur", "britpop", 100);
  history.tag_of("album", "Parklife", "Blur", "Brit-Pop", 50);
  history.tag_of("album", "13", "Blur", "britpop", 50);
  history.tag_of("album", "13", "Blur", "electronic", 50);
  history.tag_of("track", "Tender", "Blur", "shoegaze", 100);
  EXPECT_THAT(weights(), ElementsAre("britpop, rock, 0.75, album tags", "electronic, electronic, 0.25, album tags"));
}

TEST_F(ArtistGenres, tracks_speak_where_neither_artist_nor_albums_do) {
  history.tag_of("album", "Parklife", "Blur", "british", 100);
  history.tag_of("track", "Tender", "Blur", "shoegaze", 5);
  EXPECT_THAT(weights(), ElementsAre("shoegaze, rock, 1, track tags"));
}

TEST_F(ArtistGenres, albums_are_not_asked_where_the_artist_has_a_rare_tag) {
  history.tag("Blur", "britpop", 1);
  history.tag_of("album", "Parklife", "Blur", "electronic", 100);
  EXPECT_THAT(weights(), ElementsAre("britpop, rock, 1, rare tags"));
}

TEST_F(ArtistGenres, the_listener_has_the_last_word_about_an_artist) {
  history.tag("Blur", "britpop", 100);
  history.override_genre("artist", "BLUR", "electronic", 3);
  history.override_genre("artist", "BLUR", "shoegaze", 1);
  EXPECT_THAT(weights(), ElementsAre("electronic, electronic, 0.75, override", "shoegaze, rock, 0.25, override"));
}

TEST_F(ArtistGenres, the_listener_may_say_that_an_artist_has_no_genre) {
  history.tag("Blur", "britpop", 100);
  history.override_genre("artist", "Blur", "");
  EXPECT_THAT(weights(), ElementsAre("unknown, unknown, 1, override"));
}

TEST_F(ArtistGenres, the_listener_has_the_last_word_about_a_tag) {
  history.tag("Blur", "Brit Pop", 100);
  history.tag("Blur", "seen live", 50);
  history.tag("Blur", "electronic", 50);
  history.override_genre("tag", "britpop", "shoegaze");
  history.override_genre("tag", "seen live", "rock");
  history.override_genre("tag", "electronic", "");
  EXPECT_THAT(weights(), ElementsAre("shoegaze, rock, 1, tags"));
}

TEST_F(ArtistGenres, a_tag_of_the_listener_divides_its_count_by_weight) {
  history.tag("Blur", "rave", 100);
  history.override_genre("tag", "rave", "electronic", 4);
  history.override_genre("tag", "rave", "shoegaze", 1);
  EXPECT_THAT(weights(), ElementsAre("electronic, electronic, 0.8, tags", "shoegaze, rock, 0.2, tags"));
}

TEST_F(ArtistGenres, overrides_of_artists_that_were_never_played_are_left_out) {
  history.override_genre("artist", "Oasis", "britpop");
  EXPECT_THAT(weights(), ElementsAre("unknown, unknown, 1, none"));
}

TEST_F(ArtistGenres, each_tag_says_what_became_of_it) {
  history.meaning("seen live", {TagKind::personal, {}, "list"});
  history.play({utc(2015, 1, 3, 22), "The Blur", "Tender"});
  history.tag("The Blur", "britpop", 60);
  history.tag("The Blur", "Brit-Pop", 50);
  history.tag("The Blur", "electronic", 9);
  history.tag("The Blur", "shoegaze", 0);
  history.tag("The Blur", "blur", 30);
  history.tag("The Blur", "seen live", 90);
  history.tag("The Blur", "who knows", 80);
  history.tag_of("album", "Parklife", "The Blur", "rock", 100);
  weights();
  EXPECT_THAT(history.rows("select tag, kind, genre, verdict from artist_tags order by count desc"),
              ElementsAre("rock, genre, rock, not needed", "seen live, personal, NULL, no genre",
                          "who knows, unknown, NULL, no genre", "britpop, genre, britpop, counts",
                          "Brit-Pop, genre, britpop, another spelling has more", "blur, artist, blur, own name",
                          "electronic, genre, electronic, below 10", "shoegaze, genre, shoegaze, count 0"));
}

TEST_F(ArtistGenres, tags_of_artists_that_were_never_played_are_left_out) {
  history.tag("Oasis", "britpop", 100);
  EXPECT_THAT(weights(), ElementsAre("unknown, unknown, 1, none"));
}

}  // namespace
}  // namespace tonearm
