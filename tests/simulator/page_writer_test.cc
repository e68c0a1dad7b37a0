// Pages have last.fm's shape and lose no byte.
#include "simulator/page_writer.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "simulator/json_text.h"
#include "simulator/strange_plays.h"

namespace tonearm::simulator {
namespace {

using nlohmann::json;
using namespace std::string_literals;

const Song kSong{"AC/DC", "Back & Black", "Mama's \"Boy\"?", "am", "bm", "tm", true};
const Row kRow{1'429'051'511, 1, &kSong};

json written(const Page& page, JsonStyle style = {}) { return json::parse(PageWriter().write(page, style)); }

TEST(PageWriter, writes_what_last_fm_writes) {
  const auto body = written({"RJ", 2, 10, 21, {kRow}})["recenttracks"];
  EXPECT_EQ(body["@attr"], json::parse(R"({"user":"RJ","page":"2","perPage":"10","totalPages":"3","total":"21"})"));
  const auto& row = body["track"][0];
  EXPECT_EQ(row["artist"], json::parse(R"({"mbid":"am","#text":"AC/DC"})"));
  EXPECT_EQ(row["album"], json::parse(R"({"mbid":"bm","#text":"Back & Black"})"));
  EXPECT_EQ(row["name"], "Mama's \"Boy\"?");
  EXPECT_EQ(row["mbid"], "tm");
  EXPECT_EQ(row["streamable"], "0");
  EXPECT_EQ(row["url"], "https://www.last.fm/music/AC%2FDC/_/Mama%27s+%22Boy%22%3F");
  EXPECT_EQ(row["date"], json::parse(R"({"uts":"1429051511","#text":"14 Apr 2015, 22:45"})"));
  EXPECT_EQ(row["image"].size(), 4);
  EXPECT_EQ(row.size(), 8);
}

TEST(PageWriter, a_song_without_an_album_has_the_star_and_songs_of_an_album_share_a_cover) {
  EXPECT_THAT(write_images({"a", "", "x", "", "", "", false}, {}),
              testing::HasSubstr("2a96cbd8b46e442fc41c2b86b821562f"));
  EXPECT_EQ(write_images({"a", "b", "x", "", "", "", false}, {}), write_images({"a", "b", "y", "", "", "", false}, {}));
  EXPECT_NE(write_images({"a", "b", "x", "", "", "", false}, {}), write_images({"a", "c", "x", "", "", "", false}, {}));
}

TEST(PageWriter, the_playing_row_comes_first_without_a_date_and_counts_nowhere) {
  Page page{"u", 1, 1, 1, {kRow}};
  page.now_playing = kSong;
  const auto body = written(page)["recenttracks"];
  ASSERT_EQ(body["track"].size(), 2);
  EXPECT_EQ(body["track"][0]["@attr"]["nowplaying"], "true");
  EXPECT_FALSE(body["track"][0].contains("date"));
  EXPECT_EQ(body["@attr"]["total"], "1");
}

TEST(PageWriter, one_row_may_stand_bare_but_not_beside_the_playing_one) {
  Page page{"u", 1, 1, 1, {kRow}};
  page.bare_single = true;
  EXPECT_TRUE(written(page)["recenttracks"]["track"].is_object());
  page.now_playing = kSong;
  EXPECT_TRUE(written(page)["recenttracks"]["track"].is_array());
}

TEST(PageWriter, an_empty_history_has_two_forms) {
  Page page{"u", 1, 20, 0, {}};
  EXPECT_EQ(written(page)["recenttracks"]["track"], json::array());
  EXPECT_EQ(written(page)["recenttracks"]["@attr"]["totalPages"], "0");
  page.old_empty_form = true;
  EXPECT_EQ(written(page), json::parse(R"({"recenttracks":{"#text":"\n","user":"u","page":"0","perPage":"20",
                                           "totalPages":"0","total":"0"}})"));
}

TEST(PageWriter, extended_rows_have_the_artist_in_full_and_a_heart) {
  Page page{"u", 1, 1, 1, {kRow}};
  page.extended = true;
  const auto row = written(page)["recenttracks"]["track"][0];
  EXPECT_EQ(row["artist"]["name"], "AC/DC");
  EXPECT_EQ(row["artist"]["url"], "https://www.last.fm/music/AC%2FDC");
  EXPECT_EQ(row["loved"], "1");
}

TEST(PageWriter, shuffled_members_and_escaped_slashes_mean_the_same) {
  const Page page{"u", 1, 2, 2, {kRow, kRow}, kSong};
  Dice dice(5);
  PageWriter writer;
  const auto plain = writer.write(page, {}), shuffled = writer.write(page, {true, &dice});
  EXPECT_NE(plain, shuffled);
  EXPECT_THAT(shuffled, testing::HasSubstr(R"("AC\/DC")"));
  EXPECT_THAT(shuffled, testing::Not(testing::HasSubstr("://")));
  EXPECT_EQ(json::parse(plain), json::parse(shuffled));
  EXPECT_EQ(json::parse(plain), json::parse(writer.write(page, {true})));
}

TEST(PageWriter, names_go_through_byte_for_byte) {
  Dice dice(5);
  for (const auto& play : strange_plays(dice, 1, 9)) {
    const auto row = written({"u", 1, 1, 1, {{play.uts, 0, &play.song}}})["recenttracks"]["track"][0];
    EXPECT_EQ(row["artist"]["#text"], play.song.artist);
    EXPECT_EQ(row["album"]["#text"], play.song.album);
    EXPECT_EQ(row["name"], play.song.track);
  }
}

TEST(JsonText, escapes_control_characters_as_numbers_and_leaves_the_rest_raw) {
  EXPECT_EQ(json_string("a\0\n\x1F\"\\/\xEF\xBF\xBE"s), "\"a\\u0000\\u000a\\u001f\\\"\\\\/\xEF\xBF\xBE\"");
}

TEST(JsonText, writes_dates_as_last_fm_does) {
  EXPECT_EQ(date_text(0), "01 Jan 1970, 00:00");
  EXPECT_EQ(date_text(1'785'591'388), "01 Aug 2026, 13:36");
  EXPECT_EQ(date_text(1'108'290'000), "13 Feb 2005, 10:20");
}

/// Every row of the recorded page, written by us from its names, has the members, the date text and the address that
/// last.fm gave it.
TEST(PageWriter, writes_the_recorded_rows_as_last_fm_wrote_them) {
  std::ifstream file(TONEARM_SHARED_DIR "/data/lastfm-responses/recent_200_2026-08.json");
  if (!file) GTEST_SKIP() << "../shared is absent";
  const auto recorded = json::parse(file);
  for (const auto& theirs : recorded["track"]) {
    const Song song{theirs["artist"]["#text"], theirs["album"]["#text"], theirs["name"], theirs["artist"]["mbid"],
                    theirs["album"]["mbid"],   theirs["mbid"],           false};
    const auto uts = std::stoll(theirs["date"]["uts"].get<std::string>());
    auto ours = written({"u", 1, 1, 1, {{uts, 0, &song}}})["recenttracks"]["track"][0];
    EXPECT_EQ(ours["url"], theirs["url"]);
    ours["image"] = theirs["image"];
    ours["url"] = theirs["url"];
    EXPECT_EQ(ours, theirs);
  }
}

}  // namespace
}  // namespace tonearm::simulator
