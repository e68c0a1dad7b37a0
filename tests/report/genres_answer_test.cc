#include "report/genres_answer.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "small_warehouse.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

Coverage covering(std::int64_t scrobbles) {
  Coverage coverage;
  coverage.scrobbles = coverage.scrobbles_in_range = scrobbles;
  return coverage;
}

const std::vector<GenreShare> kRows = {
    {"punk", "punk", 30}, {"indie rock", "rock", 50}, {"classic rock", "rock", 10}, {"unknown", "unknown", 110}};

TEST(Genres, rank_by_plays_with_the_unknown_last_and_shares_that_sum_to_1) {
  const GenresAnswer answer = rank_genres({"nina", {}, {}}, covering(200), kRows);
  ASSERT_EQ(answer.genres.size(), 4u);
  EXPECT_EQ(answer.genres[0].name, "indie rock");
  EXPECT_EQ(answer.genres[3].name, "unknown");
  EXPECT_DOUBLE_EQ(answer.genres[0].share, 0.25);
  EXPECT_EQ(answer.families[0].name, "rock");
  EXPECT_DOUBLE_EQ(answer.families[0].plays, 60);
  double sum = 0;
  for (const Share& share : answer.families) sum += share.share;
  EXPECT_DOUBLE_EQ(sum, 1);
}

TEST(Genres, equal_plays_rank_by_name) {
  const GenresAnswer answer = rank_genres({"nina", {}, {}}, covering(2), {{"b", "x", 1}, {"a", "x", 1}});
  EXPECT_EQ(answer.genres[0].name, "a");
}

TEST(Genres, the_sentence_names_the_first_with_its_number) {
  EXPECT_EQ(sentence_of(rank_genres({"nina", {}, {}}, covering(2000), kRows)),
            "Indie rock most: 25.0\u00A0% of 2,000 scrobbles; then punk with 15.0\u00A0%. Of the families, rock leads "
            "with 30.0\u00A0%; then punk with 15.0\u00A0%.");
}

TEST(Genres, without_any_genre_the_sentence_says_so) {
  EXPECT_EQ(sentence_of(rank_genres({"nina", {}, {}}, covering(3), {{"unknown", "unknown", 3}})),
            "No genre is known for any of 3 scrobbles.");
}

TEST(Genres, the_chart_sums_what_it_leaves_out) {
  const GenresAnswer answer = rank_genres({"nina", {}, {}}, covering(200), kRows);
  const std::string chart = share_chart(answer.genres, 1, {60, false});
  EXPECT_THAT(chart, HasSubstr("2 others"));
  EXPECT_THAT(chart, HasSubstr("20.0\u00A0%"));
  EXPECT_THAT(chart, HasSubstr("unknown"));
  EXPECT_THAT(chart, testing::Not(HasSubstr("punk")));
}

TEST(Genres, divide_an_artists_plays_among_its_genres) {
  SmallWarehouse small;
  small.plays("nina", "2010-01-31", 10, 8, "Low").plays("nina", "2010-02-01", 10, 2, "Nobody");
  small.genre("Low", "slowcore", "rock", 0.75).genre("Low", "folk", "folk", 0.25);
  const GenresAnswer answer = genres_answer(small.finish(), {"nina", {}, {}});
  ASSERT_EQ(answer.genres.size(), 3u);
  EXPECT_EQ(answer.genres[0].name, "slowcore");
  EXPECT_DOUBLE_EQ(answer.genres[0].plays, 6);
  EXPECT_EQ(answer.genres[2].name, "unknown");
  EXPECT_DOUBLE_EQ(answer.genres[2].share, 0.2);
  EXPECT_DOUBLE_EQ(answer.coverage.genre_share(), 0.8);
}

TEST(Genres, json_gives_each_genre_its_family) {
  const auto json = to_json(rank_genres({"nina", {}, {}}, covering(200), kRows));
  EXPECT_EQ(json["answer"], "genres");
  EXPECT_EQ(json["verdict"], "not_enough_data");
  EXPECT_EQ(json["genres"][0], nlohmann::ordered_json({{"name", "indie rock"},
                                                       {"plays", 50.0},
                                                       {"share", 0.25},
                                                       {"low", nullptr},
                                                       {"high", nullptr},
                                                       {"family", "rock"}}));
}

}  // namespace
}  // namespace tonearm
