#include "enrich/open_questions.h"

#include <gmock/gmock.h>

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kFreshSince = 1'000;

class OpenQuestions : public testing::Test {
 protected:
  static constexpr const char* kNone = R"({"toptags":{"tag":[]}})";
  static constexpr const char* kUnknown = R"({"error":6,"message":"Album not found","links":[]})";
  static constexpr const char* kRock = R"({"toptags":{"tag":[{"name":"rock","count":100}]}})";
  static constexpr const char* kZero = R"({"toptags":{"tag":[{"name":"rock","count":0}]}})";

  void answered(const TagQuestion& question, const char* body, std::int64_t at = kFreshSince) {
    held.add({question, at, body});
  }
  std::vector<TagQuestion> open() const { return open_titles(held, "a", titles, kFreshSince); }
  static TagQuestion album(const std::string& title) { return {"a", TagSource::album, title}; }
  static TagQuestion track(const std::string& title) { return {"a", TagSource::track, title}; }

  TagBatches held;
  PlayedTitles titles{{"x", "y"}, {"t", "u"}};
};

TEST_F(OpenQuestions, artists_without_a_fresh_answer_are_asked_for_in_their_order) {
  answered({"fresh"}, kNone);
  answered({"old"}, kRock, kFreshSince - 1);
  EXPECT_THAT(open_artists(held, {"old", "fresh", "new"}, kFreshSince),
              ElementsAre(TagQuestion{"old"}, TagQuestion{"new"}));
}

TEST_F(OpenQuestions, an_answer_about_an_album_is_none_about_its_artist) {
  answered({"a", TagSource::album, "a"}, kRock);
  EXPECT_THAT(open_artists(held, {"a"}, kFreshSince), ElementsAre(TagQuestion{"a"}));
}

TEST_F(OpenQuestions, no_tags_and_not_found_and_count_0_are_without_tags_but_not_yet_asked_is_not) {
  answered({"tagged"}, kRock);
  answered({"plain"}, kNone);
  answered({"unknown"}, kUnknown);
  answered({"zero"}, kZero);
  EXPECT_THAT(artists_without_tags(held, {"zero", "tagged", "never asked", "unknown", "plain"}),
              ElementsAre("zero", "unknown", "plain"));
}

TEST_F(OpenQuestions, albums_come_before_tracks) { EXPECT_THAT(open(), ElementsAre(album("x"), album("y"))); }

TEST_F(OpenQuestions, tracks_wait_until_every_album_was_answered) {
  answered(album("x"), kNone);
  EXPECT_THAT(open(), ElementsAre(album("y")));
}

TEST_F(OpenQuestions, tracks_are_asked_for_where_no_album_gives_a_tag) {
  answered(album("x"), kZero);
  answered(album("y"), kUnknown);
  EXPECT_THAT(open(), ElementsAre(track("t"), track("u")));
  answered(track("t"), kRock);
  EXPECT_THAT(open(), ElementsAre(track("u")));
  answered(track("u"), kNone);
  EXPECT_THAT(open(), IsEmpty());
}

TEST_F(OpenQuestions, one_album_with_a_tag_is_enough) {
  answered(album("x"), kNone);
  answered(album("y"), kRock);
  EXPECT_THAT(open(), IsEmpty());
}

TEST_F(OpenQuestions, without_albums_tracks_come_at_once) {
  titles.albums.clear();
  EXPECT_THAT(open(), ElementsAre(track("t"), track("u")));
}

TEST_F(OpenQuestions, an_old_answer_about_a_title_is_asked_for_again) {
  answered(album("x"), kRock, kFreshSince - 1);
  answered(album("y"), kNone);
  EXPECT_THAT(open(), ElementsAre(album("x")));
}

}  // namespace
}  // namespace tonearm
