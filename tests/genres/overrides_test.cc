#include "genres/overrides.h"

#include <gmock/gmock.h>

#include "core/error.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

const Taxonomy& taxonomy() {
  static const Taxonomy small({"genre,parent,family\npost-rock,,rock\nindie rock,,rock\nfolk,,folk\n",
                               "alias,genre\nindie,indie rock\n", "tag,kind\n"});
  return small;
}

std::vector<GenreOverride> read(const std::string& text) {
  return read_overrides(text, "home/genres.toml", taxonomy());
}

/// What the error says, then what to do.
std::string refusal_of(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.remedy(), Remedy::fix_setup);
    EXPECT_EQ(exit_code(error.remedy()), 78);
    EXPECT_NE(error.what_to_do(), "");
    return std::string(error.what()) + " | " + error.what_to_do();
  }
  return "no error";
}

TEST(Overrides, a_genre_a_list_weights_and_none_at_all) {
  const auto overrides = read(R"([artists]
"A" = "post rock"
"B" = ["post-rock", "folk"]
"C" = {"folk" = 3, "indie" = 0.5}
"D" = []
)");
  ASSERT_EQ(overrides.size(), 4u);
  EXPECT_EQ(overrides[0].name, "A");
  EXPECT_EQ(overrides[0].kind, GenreOverride::Kind::artist);
  EXPECT_THAT(overrides[0].genres, ElementsAre(Pair("post-rock", 1)));
  EXPECT_THAT(overrides[1].genres, ElementsAre(Pair("post-rock", 1), Pair("folk", 1)));
  EXPECT_THAT(overrides[2].genres, ElementsAre(Pair("folk", 3), Pair("indie rock", 0.5)));
  EXPECT_THAT(overrides[3].genres, IsEmpty());
}

TEST(Overrides, tags_have_their_own_table) {
  const auto overrides = read("[tags]\n\"indie\" = \"indie rock\"\n");
  ASSERT_EQ(overrides.size(), 1u);
  EXPECT_EQ(overrides[0].kind, GenreOverride::Kind::tag);
  EXPECT_EQ(overrides[0].name, "indie");
}

TEST(Overrides, an_empty_file_says_nothing) { EXPECT_THAT(read(""), IsEmpty()); }

TEST(Overrides, text_that_is_no_toml_is_named_with_its_line) {
  EXPECT_THAT(refusal_of("[artists]\n\"A\" = post-rock\n"), HasSubstr("home/genres.toml line 2"));
}

TEST(Overrides, an_unknown_genre_is_named_with_the_nearest) {
  EXPECT_EQ(refusal_of("[artists]\n\n\"A\" = \"post-rok\"\n"),
            "home/genres.toml line 3: 'post-rok' is no genre of the list | Did you mean 'post-rock'?");
  EXPECT_THAT(refusal_of("[artists]\n\"A\" = [\"folk\",\n\"zzzzzzzzzz\"]\n"),
              HasSubstr("line 3: 'zzzzzzzzzz' is no genre"));
  EXPECT_THAT(refusal_of("[tags]\n\"x\" = {\"flok\" = 1}\n"), HasSubstr("Did you mean 'folk'?"));
}

TEST(Overrides, another_table_is_an_error) {
  EXPECT_THAT(refusal_of("[artist]\n\"A\" = \"folk\"\n"),
              HasSubstr("line 1: 'artist' is neither [artists] nor [tags]"));
  EXPECT_THAT(refusal_of("\"A\" = \"folk\"\n"), HasSubstr("line 1: 'A' is neither"));
  EXPECT_THAT(refusal_of("artists = \"folk\"\n"), HasSubstr("line 1: 'artists' is no table"));
}

TEST(Overrides, a_value_of_another_shape_is_an_error) {
  EXPECT_THAT(refusal_of("[artists]\n\"A\" = 7\n"), HasSubstr("line 2: this is no genre"));
  EXPECT_THAT(refusal_of("[artists]\n\"A\" = [\"folk\", 7]\n"), HasSubstr("line 2: a genre is written as text"));
  EXPECT_THAT(refusal_of("[artists]\n\"A\" = [\"folk\", \"Folk\"]\n"), HasSubstr("line 2: 'folk' stands there twice"));
}

TEST(Overrides, a_weight_that_is_not_above_0_is_an_error) {
  for (const char* weight : {"0", "-1", "nan", "inf", "\"3\"", "true", "1e300"})
    EXPECT_THAT(refusal_of(std::string("[artists]\n\"A\" = {\"folk\" = ") + weight + "}\n"),
                HasSubstr("line 2: this weight is no number above 0"))
        << weight;
}

TEST(Overrides, a_name_that_stands_there_twice_is_an_error) {
  EXPECT_THAT(refusal_of("[artists]\n\"Nas\" = \"folk\"\n\"NAS\" = \"folk\"\n"), HasSubstr("a second time"));
  EXPECT_THAT(refusal_of("[tags]\n\"post rock\" = \"folk\"\n\"Post-Rock\" = \"folk\"\n"), HasSubstr("a second time"));
  EXPECT_EQ(refusal_of("[artists]\n\"folk\" = \"folk\"\n[tags]\n\"folk\" = \"folk\"\n"), "no error");
}

TEST(Overrides, a_name_of_nothing_is_an_error) {
  EXPECT_THAT(refusal_of("[tags]\n\" - \" = \"folk\"\n"), HasSubstr("line 2: ' - ' names nothing"));
}

}  // namespace
}  // namespace tonearm
