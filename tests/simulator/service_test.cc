// The service as last.fm's page on its API describes it, without faults.
#include "core/error.h"
#include "simulator/service_fixture.h"

namespace tonearm::simulator {
namespace {

TEST_F(ServiceTest, pages_are_newest_first_with_totals_of_the_whole_window) {
  EXPECT_THAT(names({{"limit", "4"}}), ElementsAre("500", "400", "300", "200"));
  EXPECT_EQ(last_, json::parse(R"({"user":"Listener","page":"1","perPage":"4","totalPages":"2","total":"6"})"));
  EXPECT_THAT(names({{"limit", "4"}, {"page", "2"}}), ElementsAre("100", "0"));
  EXPECT_THAT(names({{"limit", "4"}, {"page", "3"}}), IsEmpty());
  EXPECT_EQ(names({}).size(), 6);
  EXPECT_EQ(last_["perPage"], "50");
}

TEST_F(ServiceTest, from_is_inclusive_and_to_exclusive_unless_told_otherwise) {
  EXPECT_THAT(names({{"from", "200"}, {"to", "400"}}), ElementsAre("300", "200"));
  EXPECT_EQ(last_["total"], "2");
  set("to_inclusive");
  EXPECT_THAT(names({{"from", "200"}, {"to", "400"}}), ElementsAre("400", "300", "200"));
  set("from_exclusive");
  EXPECT_THAT(names({{"from", "200"}, {"to", "400"}}), ElementsAre("400", "300"));
}

TEST_F(ServiceTest, undated_plays_show_only_without_a_from) {
  EXPECT_THAT(names({{"from", "0"}, {"to", "200"}}), ElementsAre("100", "0"));
  EXPECT_THAT(names({{"from", "1"}, {"to", "200"}}), ElementsAre("100"));
  EXPECT_EQ(last_["total"], "1");
}

TEST_F(ServiceTest, refuses_as_last_fm_does) {
  const auto refusal = [&](Params params) {
    const auto answer = ask(std::move(params));
    return std::pair(json::parse(answer.body)["error"].get<int>(), answer.status);
  };
  EXPECT_EQ(refusal({{"limit", "1001"}}), std::pair(6, 400));
  EXPECT_EQ(refusal({{"limit", "0"}}), std::pair(6, 400));
  EXPECT_EQ(refusal({{"page", "x"}}), std::pair(6, 400));
  EXPECT_EQ(refusal({{"user", "nobody"}}), std::pair(6, 404));
  EXPECT_EQ(refusal({{"user", ""}}), std::pair(6, 400));
  EXPECT_EQ(refusal({{"api_key", "wrong"}}), std::pair(10, 403));
  EXPECT_EQ(refusal({{"method", "user.getNothing"}}), std::pair(3, 400));
  set("private_history");
  EXPECT_EQ(refusal({}), std::pair(17, 403));
  EXPECT_EQ(ask({{"method", "user.getInfo"}}).status, 200);
  set("key_suspended");
  EXPECT_EQ(refusal({}), std::pair(26, 403));
  set("key_suspended=0");
  set("key_rejected");
  EXPECT_EQ(refusal({}), std::pair(10, 403));
}

TEST_F(ServiceTest, without_format_json_the_answer_is_xml) {
  EXPECT_THAT(ask({{"format", "xml"}}).body, testing::StartsWith("<?xml"));
}

TEST_F(ServiceTest, user_info_counts_the_history) {
  const auto user = json::parse(ask({{"method", "USER.GETINFO"}}).body)["user"];
  EXPECT_EQ(user["name"], "Listener");
  EXPECT_EQ(user["playcount"], "6");
  EXPECT_EQ(user["artist_count"], "1");
  EXPECT_EQ(user["track_count"], "6");
  EXPECT_EQ(user["registered"]["unixtime"], "100");
}

TEST_F(ServiceTest, top_tags_are_sorted_and_unknown_artists_are_an_error_in_a_200) {
  const auto top = json::parse(ask({{"method", "artist.getTopTags"}, {"artist", "aRTIST"}}).body)["toptags"];
  EXPECT_EQ(top["@attr"]["artist"], "Artist");
  EXPECT_EQ(top["tag"][0], json::parse(R"({"count":100,"name":"jazz","url":"https://www.last.fm/tag/jazz"})"));
  EXPECT_EQ(top["tag"][1]["name"], "rock");
  const auto unknown = ask({{"method", "artist.getTopTags"}, {"artist", "Nobody"}});
  EXPECT_EQ(unknown.status, 200);
  EXPECT_EQ(json::parse(unknown.body)["error"], 6);
}

TEST_F(ServiceTest, an_artist_without_tags_has_an_empty_list_and_one_tag_may_stand_bare) {
  history_.add("Listener", {{1, {"Plain", "", "t", "", "", "", false}}, {1, {"One", "", "t", "", "", "", false}}});
  tags_.add_csv("artist,tag,count\nOne,noise,100\n");
  const auto of = [&](const std::string& artist) {
    return json::parse(ask({{"method", "artist.getTopTags"}, {"artist", artist}}).body)["toptags"]["tag"];
  };
  EXPECT_EQ(of("Plain"), json::array());
  EXPECT_EQ(of("One").size(), 1);
  EXPECT_TRUE(of("One").is_array());
  set("bare_single");
  EXPECT_EQ(of("One")["count"], "100");
}

TEST_F(ServiceTest, albums_and_tracks_have_the_tags_that_were_given_and_none_else) {
  tags_.add_csv("artist,album,tag,count\nartist,Album,shoegaze,9\nartist,Album,\"dream, pop\",90\n");
  tags_.add_csv("artist,track,tag,count\nArtist,100,noise,5\n");
  tags_.invent(7);
  const auto of = [&](const std::string& kind, const std::string& title) {
    return json::parse(ask({{"method", kind + ".getTopTags"}, {"artist", "aRTIST"}, {kind, title}}).body)["toptags"];
  };
  EXPECT_EQ(of("album", "aLBUM")["tag"][0]["name"], "dream, pop");
  EXPECT_EQ(of("album", "aLBUM")["tag"][1]["count"], 9);
  EXPECT_EQ(of("album", "aLBUM")["@attr"], json::parse(R"({"artist":"Artist","album":"aLBUM"})"));
  EXPECT_EQ(of("track", "100")["tag"][0]["name"], "noise");
  EXPECT_EQ(of("track", "100")["@attr"], json::parse(R"({"artist":"Artist","track":"100"})"));
  EXPECT_EQ(of("album", "100")["tag"], json::array());
  EXPECT_EQ(of("track", "Album")["tag"], json::array());
  EXPECT_EQ(service_.stats().by_method.at("album.gettoptags"), 4);
}

TEST_F(ServiceTest, an_unknown_album_is_an_error_in_a_200_and_an_unknown_track_an_empty_list) {
  const auto album = ask({{"method", "album.getTopTags"}, {"artist", "Nobody"}, {"album", "X"}});
  EXPECT_EQ(album.status, 200);
  EXPECT_EQ(album.body, R"({"error":6,"message":"Album not found","links":[]})");
  const auto track = json::parse(ask({{"method", "track.getTopTags"}, {"artist", "Nobody"}, {"track", "X"}}).body);
  EXPECT_EQ(track, json::parse(R"({"toptags":{"tag":[],"@attr":{"artist":"Nobody","track":"X"}}})"));
}

TEST_F(ServiceTest, titles_must_be_named) {
  for (const auto& params :
       {Params{{"method", "album.getTopTags"}, {"artist", "Artist"}},
        Params{{"method", "track.getTopTags"}, {"artist", "Artist"}, {"album", "Album"}},
        Params{{"method", "track.getTopTags"}, {"track", "100"}}, Params{{"method", "artist.getTopTags"}}}) {
    EXPECT_EQ(ask(params).status, 400);
    EXPECT_EQ(error(params), 6);
  }
}

TEST_F(ServiceTest, tags_that_are_none_are_refused) {
  for (const char* csv : {"album,tag,count\n", "artist,label,tag,count\n", "artist,album,tag,count\na,b,1\n",
                          "artist,tag,count\na,b,c,1\n", "artist,track,tag,count\na,b,c,101\n", ""})
    EXPECT_THROW(Tags().add_csv(csv), Error) << csv;
}

TEST_F(ServiceTest, invented_tags_are_those_of_the_artist_every_time) {
  tags_.invent(7);
  history_.add("Listener", {1, {"Made Up", "", "t", "", "", "", false}});
  const auto ask_tags = [&] { return ask({{"method", "artist.getTopTags"}, {"artist", "Made Up"}}).body; };
  EXPECT_EQ(ask_tags(), ask_tags());
  EXPECT_EQ(tags_.of("Artist").size(), 2);
}

}  // namespace
}  // namespace tonearm::simulator
