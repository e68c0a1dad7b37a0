#include "genres/tag_key.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

TEST(TagKey, one_spelling_stands_for_many) {
  for (const auto& [tag, key] :
       std::vector<std::pair<std::string, std::string>>{{"Hip-Hop", "hiphop"},
                                                        {"hip hop", "hiphop"},
                                                        {"HIPHOP", "hiphop"},
                                                        {"hip_hop", "hiphop"},
                                                        {"Drum & Bass", "drumandbass"},
                                                        {"drum n bass", "drumandbass"},
                                                        {"drum'n'bass", "drumandbass"},
                                                        {"Drum and Bass", "drumandbass"},
                                                        {"drum+bass", "drumandbass"},
                                                        {"R&B", "randb"},
                                                        {"rock 'n' roll", "rockandroll"},
                                                        {"synth/pop", "synthpop"},
                                                        {"d.i.y.", "diy"},
                                                        {"CHANSON FRANÇAISE", "chansonfrancaise"},
                                                        {"ÉLECTRO", "electro"},
                                                        {"РУССКИЙ РОК", "русскиирок"},
                                                        {"ΕΛΛΗΝΙΚΑ", "ελληνικα"},
                                                        {"日本語", "日本語"},
                                                        {"Ｊ－ＰＯＰ", "jpop"},
                                                        {"Hörspiel", "horspiel"},
                                                        {"Ho\u0308rspiel", "horspiel"},
                                                        {"Groß", "gross"},
                                                        {"Sørlandet Łódź", "sorlandetlodz"},
                                                        {"rock ’n’ roll", "rockandroll"},
                                                        {"post\u2010rock", "postrock"},
                                                        {"R'n'B", "randb"},
                                                        {"İstanbul", "istanbul"},
                                                        {"が", "が"},
                                                        {"", ""},
                                                        {" ", ""},
                                                        {"80s", "80s"}})
    EXPECT_EQ(tag_key(tag), key) << tag;
}

TEST(TagKey, other_signs_keep_tags_apart) {
  EXPECT_NE(tag_key("c"), tag_key("c#"));
  EXPECT_NE(tag_key("3×3"), tag_key("3÷3"));
  EXPECT_EQ(tag_key("×"), "×");  // no letter: it has no lower case
  EXPECT_NE(tag_key("punk"), tag_key("punk!"));
}

TEST(TagKey, an_n_within_a_word_is_a_letter) {
  EXPECT_EQ(tag_key("indian"), "indian");
  EXPECT_EQ(tag_key("n"), "n");
  EXPECT_EQ(tag_key("n bass"), "nbass");
}

TEST(TagKey, folding_twice_changes_nothing) {
  for (const char* tag : {"Drum & Bass", "HIP-HOP", "ÉLECTRO", "rock 'n' roll"})
    EXPECT_EQ(tag_key(tag_key(tag)), tag_key(tag)) << tag;
}

TEST(TagKey, a_plain_tag_keeps_its_words_and_signs) {
  EXPECT_EQ(plain_tag("  Rock\u00a0 / Pop;\tINDIE "), "rock / pop; indie");
  EXPECT_EQ(plain_tag("Électro"), "électro");
  EXPECT_EQ(plain_tag(" "), "");
}

TEST(TagKey, bytes_that_are_no_text_do_no_harm) {
  EXPECT_EQ(tag_key("\xC3"), "\xC3");
  EXPECT_EQ(tag_key("a\xFF"
                    "b"),
            "a\xFF"
            "b");
}

}  // namespace
}  // namespace tonearm
