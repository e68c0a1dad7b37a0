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

TEST_F(ArtistGenres, tags_of_artists_that_were_never_played_are_left_out) {
  history.tag("Oasis", "britpop", 100);
  EXPECT_THAT(weights(), ElementsAre("unknown, unknown, 1, none"));
}

}  // namespace
}  // namespace tonearm
