#include "report/top_answer.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "small_warehouse.h"

namespace tonearm {
namespace {

TEST(Top, ranks_artists_albums_and_tracks_up_to_the_limit) {
  SmallWarehouse small;
  small.plays("nina", "2010-01-05", 1, 3, "Low").plays("nina", "2010-01-05", 2, 2, "Burial");
  small.play("nina", 5000, "Ash", "", "One").play("nina", 5001, "Low", "", "Two");
  const TopAnswer answer = top_answer(small.finish(), {"nina", {}, {}}, 2);
  ASSERT_EQ(answer.artists.size(), 2u);
  EXPECT_EQ(answer.artists[0].name, "Low");
  EXPECT_EQ(answer.artists[0].plays, 4);
  EXPECT_EQ(answer.tracks[0].plays, 3);
  ASSERT_EQ(answer.albums.size(), 2u);  // plays without an album are none
  EXPECT_EQ(answer.albums[0].artist, "Low");
  EXPECT_EQ(sentence_of(answer),
            "Low most: 4 of 7 scrobbles (57.1\u00A0%); the album Album by Low with 3; the track Track by Low with 3.");
}

TEST(Top, a_hostile_name_stays_exact_in_json_and_harmless_in_text) {
  const std::string hostile("\x1B[2J\0\r\nDROP", 11);
  TopAnswer answer;
  answer.coverage.scrobbles = answer.coverage.scrobbles_in_range = 1;
  answer.artists = {{hostile, "", 1}};
  EXPECT_EQ(to_json(answer)["artists"][0]["artist"], hostile);
  const std::string text = to_text(answer, {40, false});
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("\x1B")));
  EXPECT_EQ(text.find('\r'), std::string::npos);
  EXPECT_EQ(text.find('\0'), std::string::npos);
}

TEST(Top, a_name_of_4_kb_does_not_fill_the_sentence) {
  TopAnswer answer;
  answer.artists = {{std::string(4096, 'x'), "", 1}};
  EXPECT_LT(sentence_of(answer).size(), 200u);
}

}  // namespace
}  // namespace tonearm
