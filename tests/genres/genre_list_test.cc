// data/genres/: what the committed lists must hold, and what they make of real tags.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "core/csv.h"
#include "genres/tag_key.h"
#include "genres/taxonomy.h"

namespace tonearm {
namespace {

using testing::Contains;
using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::Pair;

std::string list_text(const std::string& name) {
  std::ifstream file(std::filesystem::path(TONEARM_SOURCE_DIR) / "data" / "genres" / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const Taxonomy& taxonomy() {
  static const std::string genres = list_text("genres.csv"), aliases = list_text("aliases.csv"),
                           other_tags = list_text("other_tags.csv");
  static const Taxonomy real({genres, aliases, other_tags});
  return real;
}

std::map<std::string, std::string> family_of_genre() {
  std::map<std::string, std::string> families;
  for (const Genre& genre : taxonomy().genres()) families[genre.name] = genre.family;
  return families;
}

TEST(GenreList, no_two_spellings_fold_into_one) {
  std::set<std::string> keys;
  for (const char* name : {"genres.csv", "aliases.csv", "other_tags.csv"}) {
    auto records = parse_csv(list_text(name));
    ASSERT_GT(records.size(), 1'000u) << name;
    records.erase(records.begin());
    for (const auto& row : records) EXPECT_TRUE(keys.insert(tag_key(row.at(0))).second) << name << ": " << row.at(0);
  }
}

TEST(GenreList, no_genre_stands_below_itself) {
  for (const Genre& genre : taxonomy().genres()) {
    std::set<std::string> above;
    for (const Genre* at = &genre; at; at = at->parent.empty() ? nullptr : taxonomy().find(at->parent))
      ASSERT_TRUE(above.insert(at->name).second) << genre.name;
  }
}

TEST(GenreList, has_twenty_families_and_none_is_small) {
  std::map<std::string, int> sizes;
  for (const Genre& genre : taxonomy().genres()) ++sizes[genre.family];
  EXPECT_EQ(sizes.size(), 20u);
  for (const auto& [family, size] : sizes) EXPECT_GE(size, 10) << family;
}

TEST(GenreList, genres_stand_in_the_family_a_listener_expects) {
  const auto families = family_of_genre();
  for (const auto& [genre, family] : std::map<std::string, std::string>{{"indie rock", "rock"},
                                                                        {"alternative rock", "rock"},
                                                                        {"trip hop", "electronic"},
                                                                        {"soul", "r&b & soul"},
                                                                        {"singer-songwriter", "folk"},
                                                                        {"death metal", "metal"},
                                                                        {"pop punk", "punk"},
                                                                        {"indie pop", "pop"},
                                                                        {"hip hop", "hip hop"},
                                                                        {"drone", "ambient"},
                                                                        {"ska", "reggae"},
                                                                        {"film score", "soundtrack"},
                                                                        {"bluegrass", "country"},
                                                                        {"swing", "jazz"},
                                                                        {"bossa nova", "latin"},
                                                                        {"afrobeat", "world"},
                                                                        {"spoken word", "spoken"},
                                                                        {"noise", "experimental"},
                                                                        {"schlager", "pop"},
                                                                        {"chanson", "pop"},
                                                                        {"mpb", "latin"},
                                                                        {"russian rock", "rock"},
                                                                        {"krautrock", "rock"},
                                                                        {"radio drama", "spoken"},
                                                                        {"audiobook", "spoken"},
                                                                        {"comedy", "spoken"},
                                                                        {"video game music", "soundtrack"},
                                                                        {"k-pop", "pop"},
                                                                        {"grime", "electronic"},
                                                                        {"synth-pop", "electronic"},
                                                                        {"blues rock", "blues"},
                                                                        {"alternative country", "country"},
                                                                        {"nu metal", "metal"},
                                                                        {"indian classical", "world"},
                                                                        {"new age", "ambient"},
                                                                        {"christmas music", "other"}})
    EXPECT_THAT(families, Contains(Pair(genre, family)));
}

struct Case {
  std::string tag;
  std::vector<std::string> genres;
};

TEST(GenreList, real_tags_lead_to_their_genres) {
  for (const auto& [tag, genres] : std::vector<Case>{{"Hip-Hop", {"hip hop"}},
                                                     {"hiphop", {"hip hop"}},
                                                     {"rap", {"hip hop"}},
                                                     {"rnb", {"r&b"}},
                                                     {"R'n'B", {"r&b"}},
                                                     {"rhythm n blues", {"rhythm and blues"}},
                                                     {"drum n bass", {"drum and bass"}},
                                                     {"Drum & Bass", {"drum and bass"}},
                                                     {"dnb", {"drum and bass"}},
                                                     {"triphop", {"trip hop"}},
                                                     {"alternative", {"alternative rock"}},
                                                     {"hardcore", {"hardcore punk"}},
                                                     {"Rock & Roll", {"rock and roll"}},
                                                     {"rock 'n' roll", {"rock and roll"}},
                                                     {"world", {"world music"}},
                                                     {"Soundtracks", {"soundtrack"}},
                                                     {"jazz music", {"jazz"}},
                                                     {"metal bands", {"metal"}},
                                                     {"música clásica", {"classical"}},
                                                     {"singer/songwriter", {"singer-songwriter"}},
                                                     {"pop/rock", {"pop rock"}},
                                                     {"rock/pop", {"rock", "pop"}},
                                                     {"alternative rock; indie", {"alternative rock", "indie"}},
                                                     {"folk, country & blues", {"folk", "country", "blues"}},
                                                     {"Electronic | Ambient", {"electronic", "ambient"}},
                                                     {"jazz - soul - funk", {"jazz", "soul", "funk"}},
                                                     {"punk and ska", {"punk", "ska"}},
                                                     {"indie rock alternative", {"indie rock", "alternative rock"}},
                                                     {"hip-hop/rap", {"hip hop"}},
                                                     {"r&b/soul", {"soul"}},
                                                     {"80s pop", {"pop"}},
                                                     {"swedish death metal", {"death metal"}},
                                                     {"french rap", {"hip hop"}},
                                                     {"rap français", {"hip hop"}},
                                                     {"female vocal jazz", {"vocal jazz"}},
                                                     {"South African jazz", {"jazz"}},
                                                     {"jazz piano", {"jazz"}},
                                                     {"chanson française", {"chanson"}},
                                                     {"schlager", {"schlager"}},
                                                     {"música popular brasileira", {"mpb"}},
                                                     {"русский рок", {"russian rock"}},
                                                     {"русский рэп", {"hip hop"}},
                                                     {"авторская песня", {"bard song"}},
                                                     {"j-pop", {"j-pop"}},
                                                     {"japanese pop", {"j-pop"}},
                                                     {"K-Pop", {"k-pop"}},
                                                     {"krautrock", {"krautrock"}},
                                                     {"Hörspiel", {"radio drama"}},
                                                     {"hoerspiele", {"radio drama"}},
                                                     {"Audiobook", {"audiobook"}},
                                                     {"stand up comedy", {"stand-up comedy"}},
                                                     {"comedy", {"comedy"}},
                                                     {"video game music", {"video game music"}},
                                                     {"deutschrap", {"hip hop"}},
                                                     {"演歌", {"enka"}},
                                                     {"nwobhm", {"new wave of british heavy metal"}},
                                                     {"liedermacher", {"liedermacher"}},
                                                     {"rock en español", {"rock en español"}},
                                                     {"Weihnachten", {"christmas music"}},
                                                     {"ost", {"soundtrack"}}}) {
    const TagMeaning meaning = taxonomy().resolve(tag);
    EXPECT_EQ(meaning.kind, TagKind::genre) << tag;
    EXPECT_THAT(meaning.genres, ElementsAreArray(genres)) << tag;
  }
}

TEST(GenreList, other_words_are_no_genres_and_have_their_kind) {
  using enum TagKind;
  for (const auto& [tag, kind] : std::vector<std::pair<std::string, TagKind>>{{"seen live", personal},
                                                                              {"Favorites", personal},
                                                                              {"albums I own", personal},
                                                                              {"british", place},
                                                                              {"swedish", place},
                                                                              {"african", place},
                                                                              {"New York", place},
                                                                              {"Deutsch", place},
                                                                              {"80s", era},
                                                                              {"1980s", era},
                                                                              {"1977", era},
                                                                              {"80er", era},
                                                                              {"60's", era},
                                                                              {"oldies", era},
                                                                              {"female vocalists", voice},
                                                                              {"male vocalist", voice},
                                                                              {"instrumental", instrument},
                                                                              {"acoustic", instrument},
                                                                              {"piano", instrument},
                                                                              {"guitar", instrument},
                                                                              {"chill", mood},
                                                                              {"mellow", mood},
                                                                              {"love", mood},
                                                                              {"live", junk},
                                                                              {"covers", junk},
                                                                              {"...", junk},
                                                                              {"some band nobody knows", unknown},
                                                                              {"AC/DC", unknown},
                                                                              {"girl power", unknown}}) {
    const TagMeaning meaning = taxonomy().resolve(tag);
    EXPECT_EQ(kind_name(meaning.kind), kind_name(kind)) << tag;
    EXPECT_THAT(meaning.genres, IsEmpty()) << tag;
  }
}

}  // namespace
}  // namespace tonearm
