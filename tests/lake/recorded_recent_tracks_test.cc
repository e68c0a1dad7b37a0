// Every recorded body, against what user.getRecentTracks must make of it.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "fakes/error_of.h"
#include "fakes/recorded_bodies.h"
#include "lake/recent_tracks.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

class RecordedRecentTracks : public RecordedBodies {
 protected:
  static RecentTracks parsed(std::string body) { return parse_recent_tracks(body); }
};

struct Expected {
  const char* file;
  const char* user;
  std::int64_t total, total_pages;
  std::size_t rows;
  std::vector<Scrobble> ends;  ///< first and last
};

const Expected kPages[] = {
    {"recent_np_limit3_page1.json",
     "condwanaland",
     47967,
     15989,
     3,
     {{1698015031, "Tenille Arts", "2415e269-6c50-437a-a7b5-fcc7c6109974", "Girl to Girl",
       "5bf382a9-5273-4d5b-855e-fd326db57dcb", "Mama's Boy", ""},
      {1698014571, "Tenille Arts", "2415e269-6c50-437a-a7b5-fcc7c6109974", "Girl to Girl",
       "5bf382a9-5273-4d5b-855e-fd326db57dcb", "Girl to Girl", "d8911bd1-6388-49e1-a4c5-48978a71317e"}}},
    {"recent_np_limit3_page2.json",
     "condwanaland",
     47967,
     15989,
     3,
     {{1698014385, "Tenille Arts", "2415e269-6c50-437a-a7b5-fcc7c6109974", "Girl to Girl",
       "5bf382a9-5273-4d5b-855e-fd326db57dcb", "Life Goes Like That", "d74b4de5-ff1e-4ff0-898b-a4d66d23c18d"},
      {1698014003, "Cassadee Pope", "4b714531-2c81-48d2-b134-4197f820caa1", "Stages",
       "84df6fd7-2f1b-48b6-b8ca-5e63f11d3a92", "Take You Home", "0902a0fe-f32a-423a-8124-eeec8da002c5"}}},
    {"recent_np_limit3_page3.json",
     "condwanaland",
     47967,
     15989,
     3,
     {{1698013737, "Cassadee Pope", "4b714531-2c81-48d2-b134-4197f820caa1", "Stages",
       "84df6fd7-2f1b-48b6-b8ca-5e63f11d3a92", "One More Red Light", "5e4f3702-67fa-48c1-9c99-fbdd695c49c4"},
      {1698013284, "Alexandra Kay", "", "Backroad Therapy", "", "Backroad Therapy", ""}}},
    {"recent_from_inclusive_limit1000.json",
     "condwanaland",
     6,
     1,
     6,
     {{1698015445, "Tenille Arts", "2415e269-6c50-437a-a7b5-fcc7c6109974", "Girl to Girl",
       "5bf382a9-5273-4d5b-855e-fd326db57dcb", "Give It to Me Straight", "b0a4f252-a00e-48ff-bef1-dd92dc99e0a5"},
      {1698014385, "Tenille Arts", "2415e269-6c50-437a-a7b5-fcc7c6109974", "Girl to Girl",
       "5bf382a9-5273-4d5b-855e-fd326db57dcb", "Life Goes Like That", "d74b4de5-ff1e-4ff0-898b-a4d66d23c18d"}}},
    {"recent_plain_page.json",
     "loige",
     11,
     3,
     4,
     {{1619019224, "The Slow Readers Club", "ce9e077c-30cd-47ca-9475-2d5bb99d8da0", "Build A Tower",
       "de6a9cb0-184c-4250-9088-fe33001a8cc4", "Lunatic", "0c9cd0fe-f56d-4790-8d2e-15f997fcf38b"},
      {1618998318, "Sanctus Real", "194ebc6c-f088-4267-a449-f01e8608a144", "The Dream",
       "07d79302-7c61-4995-8f3f-ab55ecd69924", "The Dream", "02e26f59-de22-4a71-9f63-6a1adfb24a27"}}},
    {"recent_to_exclusive_page.json",
     "loige",
     7,
     2,
     4,
     {{1618998074, "The Tangent", "092b9bb2-c774-4b95-8251-d5cd337a536e", "The Music That Died Alone",
       "7242e5a0-85c7-4d4b-a71b-b9dda75bb5e3", "In Dark Dreams", ""},
      {1618997200, "Spector", "", "Extended Play", "", "When Did We Get So Normal?", ""}}},
    {"recent_extended_np.json",
     "loige",
     11,
     3,
     4,
     {{1619275817, "Devin Townsend Project", "", "Addicted", "3c097481-26bc-471c-95fd-b8487214a68f", "Ih-Ah!",
       "156fe415-8f2f-3935-8a71-8a5d632c4671"},
      {1619274822, "One Less Reason", "", "A Blueprint for Writhing E.P.", "", "Uneasy",
       "ea661692-3296-3307-8070-a2cbda54791a"}}},
    {"recent_extended_np_limit1.json",
     "frikandel_",
     94613,
     94613,
     1,
     {{1603186824, "Tame Impala", "", "Lonerism", "0d2cb66c-3a32-4f81-b977-9231c461c34a", "Endors Toi",
       "0632aa27-3c1f-4ca9-ae87-e656ce677bfe"},
      {1603186824, "Tame Impala", "", "Lonerism", "0d2cb66c-3a32-4f81-b977-9231c461c34a", "Endors Toi",
       "0632aa27-3c1f-4ca9-ae87-e656ce677bfe"}}},
    {"recent_single_object.json",
     "RJ",
     76536,
     76536,
     1,
     {{1419070612, "Rick James", "cba9cec2-be8d-41bd-91b4-a1cd7de39b0c", "The Definitive Collection",
       "f22c19bf-1c88-4651-a0d3-8c50735f3c93", "Super Freak (Part 1) - 1981 Single Version", ""},
      {1419070612, "Rick James", "cba9cec2-be8d-41bd-91b4-a1cd7de39b0c", "The Definitive Collection",
       "f22c19bf-1c88-4651-a0d3-8c50735f3c93", "Super Freak (Part 1) - 1981 Single Version", ""}}},
    {"recent_50.json",
     "Barryvanveen",
     40010,
     801,
     50,
     {{1489265716, "Dawn of Midi", "273dee46-43b8-4385-bdd2-d98bbad3c13e", "Dysnomia",
       "dded3732-2e55-4b18-a915-4f1e5de28d15", "Ijiraq", "caa264df-90e9-4d5e-b541-b6a61b9165b9"},
      {1489075082, "40 Watt Sun", "24c841f0-d058-439a-8afb-766e2b7d0e7a", "Wider Than The Sky", "", "Beyond You", ""}}},
    {"recent_empty.json", "loige", 0, 0, 0, {}},
    {"recent_empty_2014.json", "RT", 0, 0, 0, {}},
};

void expect_page(const RecentTracks& page, const Expected& expected) {
  EXPECT_FALSE(page.error);
  EXPECT_EQ(page.user, expected.user);
  EXPECT_EQ(page.total, expected.total);
  EXPECT_EQ(page.total_pages, expected.total_pages);
  ASSERT_EQ(page.scrobbles.size(), expected.rows);
  if (expected.rows == 0) return;
  EXPECT_EQ(page.scrobbles.front(), expected.ends.front());
  EXPECT_EQ(page.scrobbles.back(), expected.ends.back());
}

TEST_F(RecordedRecentTracks, every_page_says_what_it_said_and_the_now_playing_row_is_none_of_it) {
  for (const Expected& expected : kPages) {
    SCOPED_TRACE(expected.file);
    expect_page(parsed(body(expected.file)), expected);
  }
}

TEST_F(RecordedRecentTracks, a_page_of_200_is_read_to_its_last_row) {
  const auto bare = nlohmann::json::parse(body("recent_200_2026-08.json"));
  const nlohmann::json attributes = {{"user", "emomert"}, {"total", "7511"}, {"totalPages", "38"}};
  const nlohmann::json whole = {{"recenttracks", {{"track", bare["track"]}, {"@attr", attributes}}}};
  expect_page(
      parsed(whole.dump()),
      {"",
       "emomert",
       7511,
       38,
       200,
       {{1785591388, "Kiss", "e1f1e33e-2e4c-4d43-b91b-7064068d3283", "The Very Best of Kiss",
         "44adeed6-d482-43f0-bdee-7e71a3ad3bac", "I Was Made for Lovin' You", "3fc8d8dd-2fd7-4901-9b0f-8a2e0523ad35"},
        {1782313408, "Özgürlük Türküsü", "f325fc16-bc3e-4392-afa6-d8be79ca8cb7", "Gününü Umuda Ayarla",
         "4542e788-64f1-4f83-abcc-6674c46b1735", "Karadeniz gül oyna", "5550b56f-c1ac-4c4d-9d3d-1d0ac309342a"}}});
}

TEST_F(RecordedRecentTracks, a_page_of_an_export_is_read_once_it_stands_in_an_answer) {
  const auto pages = nlohmann::json::parse(body("recent_export_empty_images_utf8.json"));
  expect_page(parsed(nlohmann::json{{"recenttracks", pages[0]}}.dump()),
              {"",
               "shoko2",
               10,
               1,
               10,
               {{1749776100, "CHUU", "", "", "", "because I'm stupid?", ""},
                {1749773400, "American Football", "4ebb5ad3-9018-407d-8c24-c03011ab9ac6", "Uncomfortably Numb", "",
                 "Uncomfortably Numb", "f3a4bd1d-8b3c-4da8-8ee4-e984fe79d14f"}}});
}

TEST_F(RecordedRecentTracks, errors_are_answers) {
  const std::pair<const char*, ServiceError> errors[] = {
      {"error17_private.json", {17, "Login: User required to be logged in"}},
      {"error6_user_not_found.json", {6, "User not found"}},
      {"artist_toptags_unknown_error6.json", {6, "The artist you supplied could not be found"}}};
  for (const auto& [file, error] : errors) EXPECT_EQ(parsed(body(file)).error, error) << file;
  const auto cassette = nlohmann::json::parse(body("error6_limit_out_of_bounds_cassette.json"));
  EXPECT_EQ(parsed(cassette[0]["response"]["body"]).error, (ServiceError{6, "limit param out of bounds (1-1000)"}));
}

TEST_F(RecordedRecentTracks, bodies_of_other_methods_and_forms_are_refused) {
  for (const char* file : {"recent_200_2026-08.json",
                           "recent_export_empty_images_utf8.json",
                           "album_toptags.json",
                           "artist_info.json",
                           "artist_toptags_audioslave.json",
                           "artist_toptags_blank_tag.json",
                           "artist_toptags_empty_2014.json",
                           "artist_toptags_single_object.json",
                           "error6_limit_out_of_bounds_cassette.json",
                           "library_artists.json",
                           "track_toptags_acdc.json",
                           "track_toptags_empty.json",
                           "user_info_2026-08.json",
                           "weekly_track_chart.json",
                           "weekly_track_chart_2026-08.json",
                           "xml_album_toptags.yaml",
                           "xml_error4_http403.yaml",
                           "xml_error6_http400.yaml",
                           "xml_recent_empty.yaml",
                           "xml_recent_from_to_nowplaying.yaml"}) {
    const Error error = error_of([&] { parsed(body(file)); });
    EXPECT_EQ(error.remedy(), Remedy::look_into_data) << file;
    EXPECT_THAT(error.what(), HasSubstr("user.getRecentTracks")) << file;
  }
}

TEST_F(RecordedRecentTracks, a_page_cut_anywhere_is_refused) {
  for (const char* file : {"recent_plain_page.json", "recent_empty.json", "recent_single_object.json"}) {
    std::string whole = body(file);
    whole.erase(whole.find_last_not_of(" \n") + 1);
    for (std::size_t length = 0; length < whole.size(); ++length)
      ASSERT_THROW(parsed(whole.substr(0, length)), Error) << file << " at " << length;
  }
}

}  // namespace
}  // namespace tonearm
