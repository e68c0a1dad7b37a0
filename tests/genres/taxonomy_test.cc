#include "genres/taxonomy.h"

#include <gmock/gmock.h>

#include "core/error.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

constexpr const char* kGenres =
    "genre,parent,family\nrock,,rock\nindie rock,rock,rock\npop,,pop\npop rock,rock,rock\ndrum and bass,,electronic\n"
    "folk,,folk\nvocal jazz,jazz,jazz\njazz,,jazz\n";
constexpr const char* kAliases = "alias,genre\ndnb,drum and bass\n";
constexpr const char* kOthers = "tag,kind\nswedish,place\nlove,mood\nvocal,voice\nawesome,personal\n";

const Taxonomy& taxonomy() {
  static const Taxonomy small({kGenres, kAliases, kOthers});
  return small;
}

std::string told(const std::string& tag) {
  const TagMeaning meaning = taxonomy().resolve(tag);
  std::string text = kind_name(meaning.kind) + ": ";
  for (const std::string& genre : meaning.genres) text += genre + ", ";
  return text + meaning.how;
}

TEST(Taxonomy, the_whole_tag_is_looked_up_before_it_is_split) {
  EXPECT_EQ(told("Drum & Bass"), "genre: drum and bass, name");
  EXPECT_EQ(told("pop/rock"), "genre: pop rock, name");
  EXPECT_EQ(told("rock/pop"), "genre: rock, pop, split");
}

TEST(Taxonomy, each_rule_says_its_name) {
  EXPECT_EQ(told("Indie-Rock"), "genre: indie rock, name");
  EXPECT_EQ(told("DnB"), "genre: drum and bass, alias");
  EXPECT_EQ(told("folks"), "genre: folk, plural");
  EXPECT_EQ(told("folk music"), "genre: folk, without a word for music");
  EXPECT_EQ(told("folkmusic"), "genre: folk, without a word for music");
  EXPECT_EQ(told("swedish folk"), "genre: folk, without 'swedish'");
  EXPECT_EQ(told("folk swedish"), "genre: folk, without 'swedish'");
  EXPECT_EQ(told("70s rock"), "genre: rock, without '70s'");
  EXPECT_EQ(told("swedish"), "place: list");
  EXPECT_EQ(told("90s"), "era: decade");
  EXPECT_EQ(told("who knows"), "unknown: ");
}

TEST(Taxonomy, a_list_of_genres_is_split_and_a_genre_in_it_twice_counts_once) {
  EXPECT_EQ(told("rock; indie rock | folk"), "genre: rock, indie rock, folk, split");
  EXPECT_EQ(told("dnb, drum & bass"), "genre: drum and bass, split");
  EXPECT_EQ(told("rock and folk"), "genre: rock, folk, split");
  EXPECT_EQ(told("indie rock pop"), "genre: indie rock, pop, split");
}

TEST(Taxonomy, commas_may_part_genres_from_other_words_and_slashes_only_from_known_ones) {
  EXPECT_EQ(told("rock, whatever"), "genre: rock, split");
  EXPECT_EQ(told("rock/swedish"), "genre: rock, split");
  EXPECT_EQ(told("rock/whatever"), "unknown: ");
  EXPECT_EQ(told("rock and whatever"), "unknown: ");
}

TEST(Taxonomy, words_that_judge_or_follow_as_a_mood_make_no_genre) {
  EXPECT_EQ(told("awesome rock"), "unknown: ");
  EXPECT_EQ(told("rock love"), "unknown: ");
  EXPECT_EQ(told("love rock"), "genre: rock, without 'love'");
}

TEST(Taxonomy, an_unheard_of_word_before_a_broad_genre_makes_a_sort_of_it) {
  EXPECT_EQ(told("moose rock"), "genre: rock, last word");
  EXPECT_EQ(told("moose pop"), "unknown: ");
  EXPECT_EQ(told("blue moose rock"), "unknown: ");
  EXPECT_EQ(told("moose techno"), "unknown: ");  // no genre of this small list
}

TEST(Taxonomy, of_two_genres_at_the_end_the_longer_counts) {
  EXPECT_EQ(told("swedish vocal jazz"), "genre: vocal jazz, without 'swedish'");
}

TEST(Taxonomy, a_sentence_is_no_genre_however_long) {
  std::string sentence = "rock";
  for (int i = 0; i < 200; ++i) sentence = "swedish " + sentence + " 80s";
  EXPECT_EQ(told(sentence), "unknown: ");
}

TEST(Taxonomy, names_are_found_by_key_alias_and_nearness) {
  EXPECT_EQ(taxonomy().canonical("INDIE rock"), "indie rock");
  EXPECT_EQ(taxonomy().canonical("dnb"), "drum and bass");
  EXPECT_EQ(taxonomy().canonical("swedish"), "");
  EXPECT_EQ(taxonomy().nearest_name("indy rock"), "indie rock");
  EXPECT_EQ(taxonomy().find("Rock")->family, "rock");
  EXPECT_EQ(taxonomy().find("dnb"), nullptr);
}

std::string refusal_of(const TaxonomyText& text) {
  try {
    Taxonomy taxonomy(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.remedy(), Remedy::look_into_data);
    return error.what();
  }
  return "";
}

TEST(Taxonomy, a_wrong_record_is_named) {
  EXPECT_EQ(refusal_of({"genre,parent,family\nrock,,rock\nx,y\n", kAliases, kOthers}),
            "genres.csv, record 3: 2 cells, want 3");
  EXPECT_THAT(refusal_of({"genre,parent,family\nrock,roc,rock\n", kAliases, kOthers}),
              HasSubstr("genres.csv, record 2: the parent 'roc' is no genre"));
  EXPECT_THAT(refusal_of({kGenres, "alias,genre\nx,rok\n", kOthers}),
              HasSubstr("aliases.csv, record 2: 'rok' is no genre"));
  EXPECT_THAT(refusal_of({kGenres, kAliases, "tag,kind\nx,smell\n"}),
              HasSubstr("other_tags.csv, record 2: 'smell' is no kind of tag"));
}

}  // namespace
}  // namespace tonearm
