#include "lake/top_tags.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/recorded_bodies.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

TopTags parsed(std::string body) { return parse_top_tags(body); }

using RecordedTopTags = RecordedBodies;

struct Expected {
  const char* file;
  const char* artist;
  std::size_t tags;
  Tag first, last;
};

TEST_F(RecordedTopTags, every_body_says_what_it_said) {
  for (const Expected& expected :
       std::vector<Expected>{{"artist_toptags_audioslave.json", "Audioslave", 26, {"rock", 100}, {"male vocalists", 1}},
                             {"artist_toptags_blank_tag.json", "The Mysterines", 9, {"indie", 100}, {" ", 50}},
                             {"artist_toptags_single_object.json",
                              "Cristobal Tapia de Veer",
                              1,
                              {"electronic", 100},
                              {"electronic", 100}},
                             {"album_toptags.json", "Cher", 100, {"sourabh", 100}, {"soul", 2}},
                             {"track_toptags_acdc.json", "AC/DC", 36, {"hard rock", 100}, {"back in black", 1}}}) {
    const TopTags top = parsed(body(expected.file));
    EXPECT_FALSE(top.error) << expected.file;
    EXPECT_EQ(top.artist, expected.artist);
    ASSERT_EQ(top.tags.size(), expected.tags) << expected.file;
    EXPECT_EQ(top.tags.front(), expected.first) << expected.file;
    EXPECT_EQ(top.tags.back(), expected.last) << expected.file;
  }
}

TEST_F(RecordedTopTags, no_tags_is_an_answer_in_both_forms) {
  EXPECT_TRUE(parsed(body("track_toptags_empty.json")).tags.empty());
  EXPECT_EQ(parsed(body("track_toptags_empty.json")).artist, "Metallica");
  EXPECT_TRUE(parsed(body("artist_toptags_empty_2014.json")).tags.empty());
  EXPECT_EQ(parsed(body("artist_toptags_empty_2014.json")).artist, "Jamie Ryan");
}

TEST_F(RecordedTopTags, an_unknown_artist_is_an_answer) {
  EXPECT_EQ(parsed(body("artist_toptags_unknown_error6.json")).error,
            (ServiceError{6, "The artist you supplied could not be found"}));
}

TEST_F(RecordedTopTags, bodies_of_other_methods_and_forms_are_refused) {
  for (const char* file : {"artist_info.json", "library_artists.json", "recent_50.json", "recent_empty.json",
                           "recent_export_empty_images_utf8.json", "user_info_2026-08.json", "weekly_track_chart.json",
                           "xml_album_toptags.yaml", "xml_error6_http400.yaml"}) {
    const Error error = error_of([&] { parsed(body(file)); });
    EXPECT_EQ(error.remedy(), Remedy::look_into_data) << file;
    EXPECT_THAT(error.what(), HasSubstr("getTopTags")) << file;
  }
}

TEST_F(RecordedTopTags, a_body_cut_anywhere_is_refused) {
  std::string whole = body("artist_toptags_audioslave.json");
  whole.erase(whole.find_last_not_of(" \n") + 1);
  for (std::size_t length = 0; length < whole.size(); ++length)
    ASSERT_THROW(parsed(whole.substr(0, length)), Error) << length;
}

TEST(TopTags, counts_are_numbers_or_text) {
  const TopTags top = parsed(R"({"toptags":{"tag":[{"name":"a","count":7},{"name":"b","count":"6"},{"name":"c"}]}})");
  EXPECT_EQ(top.tags, (std::vector<Tag>{{"a", 7}, {"b", 6}, {"c", 0}}));
}

TEST(TagAnswers, lines_come_back_byte_for_byte) {
  const std::string strange("N\0UL \"quoted\" \\ \xEF\xBF\xBE\n", 20);
  const std::vector<TagAnswer> answers = {{{"Bj\xC3\xB6rk"}, 1'795'395'906, "{\"toptags\":{\"tag\":[]}}\n"},
                                          {{strange}, 0, "line one\nline two\ttab"},
                                          {{""}, 5, ""},
                                          {{"Mogwai", TagSource::album, strange}, 6, "{}"},
                                          {{strange, TagSource::track, "album"}, 7, "{}"}};
  std::string lines;
  for (const TagAnswer& answer : answers) {
    const std::string line = tag_answer_line(answer);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    lines += line + '\n';
  }
  const std::vector<TagAnswer> back = parse_tag_answers(lines);
  ASSERT_EQ(back.size(), answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(back[i].question, answers[i].question);
    EXPECT_EQ(back[i].observed_at, answers[i].observed_at);
    EXPECT_EQ(back[i].body, answers[i].body);
  }
}

TEST(TagAnswers, a_line_says_its_method_and_names) {
  EXPECT_EQ(tag_answer_line({{"A"}, 5, "{}"}),
            R"({"method":"artist.getTopTags","artist":"A","observed_at":5,"body":"{}"})");
  EXPECT_EQ(tag_answer_line({{"A", TagSource::album, "B"}, 5, "{}"}),
            R"({"method":"album.getTopTags","artist":"A","album":"B","observed_at":5,"body":"{}"})");
  EXPECT_EQ(tag_answer_line({{"A", TagSource::track, "T"}, 5, "{}"}),
            R"({"method":"track.getTopTags","artist":"A","track":"T","observed_at":5,"body":"{}"})");
}

TEST(TagAnswers, a_line_without_a_method_is_an_artists) {
  const auto old = parse_tag_answers(R"({"artist":"A","observed_at":5,"body":"{}"})");
  ASSERT_EQ(old.size(), 1u);
  EXPECT_EQ(old[0].question, TagQuestion{"A"});
  EXPECT_EQ(old[0].observed_at, 5);
  EXPECT_EQ(old[0].body, "{}");
}

TEST(TagAnswers, a_line_of_another_method_is_refused_by_name) {
  const Error error =
      error_of([] { parse_tag_answers(R"({"method":"label.getTopTags","artist":"A","observed_at":5,"body":"{}"})"); });
  EXPECT_EQ(error.remedy(), Remedy::look_into_data);
  EXPECT_THAT(error.what(), HasSubstr("label.getTopTags"));
}

TEST(TagAnswers, only_a_count_above_0_is_a_tag) {
  const auto gives = [](const std::string& body) { return gives_tags({{"A"}, 5, body}); };
  EXPECT_TRUE(gives(R"({"toptags":{"tag":[{"name":"a","count":0},{"name":"b","count":1}]}})"));
  EXPECT_TRUE(gives(R"({"toptags":{"tag":{"name":"a","count":"100"}}})"));
  EXPECT_FALSE(gives(R"({"toptags":{"tag":[{"name":"a","count":0}]}})"));
  EXPECT_FALSE(gives(R"({"toptags":{"tag":[]}})"));
  EXPECT_FALSE(gives(R"({"error":6,"message":"Album not found","links":[]})"));
}

TEST(TagAnswers, a_batch_that_is_none_is_refused) {
  EXPECT_TRUE(parse_tag_answers("").empty());
  EXPECT_EQ(error_of([] { parse_tag_answers("{\"artist\":\"a\""); }).remedy(), Remedy::look_into_data);
  EXPECT_EQ(error_of([] { parse_tag_answers("text\n"); }).remedy(), Remedy::look_into_data);
}

}  // namespace
}  // namespace tonearm
