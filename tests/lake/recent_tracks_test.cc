#include "lake/recent_tracks.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/plays_json.h"

namespace tonearm {
namespace {

RecentTracks parsed(std::string body) { return parse_recent_tracks(body); }
RecentTracks page_with(const std::string& rows) { return parsed(page_json(rows, "rj", 1)); }

TEST(RecentTracks, strange_text_goes_through_byte_for_byte) {
  const std::string long_name(4096, 'x');
  for (const std::string& text :
       {std::string("a\0b", 3), std::string("\xEF\xBF\xBE"),
        std::string("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE"), std::string(" blanks at the ends "),
        std::string("\xC3\xA9"), std::string("e\xCC\x81"), long_name, std::string("'; drop table scrobbles; --"),
        std::string("=1+1,\"x\"\r\n"), std::string("\xF0\x9F\x8E\xB5"), std::string("\x7F\x01\x1F"),
        std::string("back\\slash/")}) {
    const Scrobble play{7, text, "m", text + "2", "", text + "3", ""};
    EXPECT_EQ(page_with(track_json(play)).scrobbles, std::vector<Scrobble>{play});
  }
}

TEST(RecentTracks, escapes_are_read) {
  const std::string row = R"({"artist":{"#text":"AC\/DC \u00e9 \ud83c\udfb5"},"name":"x\u0000y","date":{"uts":"5"}})";
  const Scrobble play = page_with(row).scrobbles.at(0);
  EXPECT_EQ(play.artist, "AC/DC \xC3\xA9 \xF0\x9F\x8E\xB5");
  EXPECT_EQ(play.track, std::string("x\0y", 3));
}

TEST(RecentTracks, half_of_a_surrogate_pair_is_read_as_the_replacement_character) {
  for (const char* escape : {"\\ud83c", "\\udfb5", "\\ud83c x"}) {
    const std::string row = std::string(R"({"artist":{"#text":"a)") + escape + R"("},"name":"t","date":{"uts":"5"}})";
    EXPECT_TRUE(page_with(row).scrobbles.at(0).artist.starts_with("a\xEF\xBF\xBD")) << escape;
  }
  const std::string twice = R"({"artist":{"#text":"\ud83c\ud83c\udfb5"},"name":"\\ud83c","date":{"uts":"5"}})";
  EXPECT_EQ(page_with(twice).scrobbles.at(0).artist, "\xEF\xBF\xBD\xF0\x9F\x8E\xB5");
  EXPECT_EQ(page_with(twice).scrobbles.at(0).track, "\\ud83c") << "an escaped backslash begins no escape";
}

TEST(RecentTracks, a_row_without_a_date_has_time_0) {
  for (const char* date : {"", R"(,"date":{"uts":"0","#text":"01 Jan 1970, 00:00"})", R"(,"date":{"uts":""})",
                           R"(,"date":null)", R"(,"date":{"uts":"-5"})"})
    EXPECT_EQ(page_with(R"({"artist":{"#text":"a"},"name":"t")" + std::string(date) + "}").scrobbles.at(0).uts, 0)
        << date;
}

TEST(RecentTracks, scalars_may_be_numbers_and_null_is_nothing) {
  const RecentTracks page =
      parsed(R"({"recenttracks":{"@attr":{"user":"rj","total":12,"totalPages":1},"track":[)"
             R"({"artist":{"#text":1999,"mbid":null},"name":"t","album":null,"date":{"uts":1429051512}}]}})");
  EXPECT_EQ(page.total, 12);
  EXPECT_EQ(page.scrobbles.at(0), (Scrobble{1429051512, "1999", "", "", "", "t", ""}));
}

TEST(RecentTracks, the_now_playing_row_is_left_out_wherever_it_stands) {
  const std::string playing = R"({"@attr":{"nowplaying":"true"},"artist":{"#text":"a"},"name":"now"})";
  const std::string row = track_json({5, "b", "", "", "", "then", ""});
  EXPECT_EQ(page_with(playing + "," + row).scrobbles.size(), 1u);
  EXPECT_EQ(page_with(row + "," + playing).scrobbles.size(), 1u);
  EXPECT_TRUE(page_with(playing).scrobbles.empty());
  EXPECT_TRUE(
      parsed(R"({"recenttracks":{"track":)" + playing + R"(,"@attr":{"user":"rj","total":"0"}}})").scrobbles.empty());
}

TEST(RecentTracks, a_body_that_does_not_say_leaves_it_open) {
  const RecentTracks page = parsed(R"({"recenttracks":{"track":[]}})");
  EXPECT_EQ(page.user, "");
  EXPECT_EQ(page.total, -1);
  EXPECT_EQ(page.total_pages, -1);
}

TEST(RecentTracks, an_error_is_an_answer_in_either_form) {
  EXPECT_EQ(parsed(R"({"error":8,"message":"Operation failed"})").error, (ServiceError{8, "Operation failed"}));
  EXPECT_EQ(parsed(R"({"message":"Too fast","error":"29"})").error, (ServiceError{29, "Too fast"}));
}

TEST(RecentTracks, what_is_no_answer_is_refused) {
  for (const char* body :
       {"", " ", "null", "[]", "42", "\"x\"", "{}", "{\"recenttracks\"", "{\"toptags\":{}}",
        "<html><body>please try again in 30 seconds</body></html>", "{\"recenttracks\":{\"track\":[]}}{}",
        "{\"recenttracks\":{\"track\":[]}} x", "{\"recenttracks\":{\"track\":[\"\xff\xfe\"]}}"}) {
    const Error error = error_of([&] { parsed(body); });
    EXPECT_EQ(error.remedy(), Remedy::look_into_data) << body;
    EXPECT_THAT(error.what(), testing::HasSubstr("user.getRecentTracks"));
  }
}

}  // namespace
}  // namespace tonearm
