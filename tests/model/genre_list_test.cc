// data/genres/: what the committed list must hold.
#include <gmock/gmock.h>

#include <map>
#include <set>
#include <sstream>

#include "staged_history.h"

namespace tonearm {
namespace {

using testing::Contains;
using testing::Pair;

/// Rows of a CSV file of data/genres without its header; no cell there needs quotes.
std::vector<std::vector<std::string>> csv_rows(const std::string& name) {
  std::istringstream text(read_text(std::filesystem::path(TONEARM_SOURCE_DIR) / "data" / "genres" / name));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(text, line);) {
    rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  rows.erase(rows.begin());
  return rows;
}

struct Genre {
  std::string parent, family;
};

std::map<std::string, Genre> genres() {
  std::map<std::string, Genre> result;
  for (const auto& row : csv_rows("genres.csv")) result[row.at(0)] = {row.at(1), row.at(2)};
  return result;
}

/// The genre of each folded tag.
std::map<std::string, std::string> genre_of_key() {
  std::map<std::string, std::string> result;
  for (const auto& row : csv_rows("aliases.csv")) result[tag_key(row.at(0))] = row.at(1);
  for (const auto& [genre, place] : genres()) result[tag_key(genre)] = genre;
  return result;
}

TEST(GenreList, no_two_spellings_fold_into_one) {
  std::set<std::string> keys;
  for (const auto& [genre, place] : genres()) EXPECT_TRUE(keys.insert(tag_key(genre)).second) << genre;
  for (const auto& row : csv_rows("aliases.csv")) EXPECT_TRUE(keys.insert(tag_key(row.at(0))).second) << row.at(0);
}

TEST(GenreList, parents_and_the_genres_of_aliases_are_genres) {
  const auto known = genres();
  for (const auto& [genre, place] : known)
    EXPECT_TRUE(place.parent.empty() || known.contains(place.parent)) << genre << " below " << place.parent;
  for (const auto& row : csv_rows("aliases.csv")) EXPECT_TRUE(known.contains(row.at(1))) << row.at(0);
}

TEST(GenreList, no_genre_stands_below_itself) {
  const auto known = genres();
  for (const auto& [genre, place] : known) {
    std::set<std::string> above;
    for (std::string at = genre; !at.empty(); at = known.at(at).parent) ASSERT_TRUE(above.insert(at).second) << genre;
  }
}

TEST(GenreList, genres_stand_in_the_family_a_listener_expects) {
  std::map<std::string, std::string> families;
  for (const auto& [genre, place] : genres()) families[genre] = place.family;
  for (const auto& [genre, family] : std::map<std::string, std::string>{{"indie rock", "rock"},
                                                                        {"alternative rock", "rock"},
                                                                        {"trip hop", "electronic"},
                                                                        {"singer-songwriter", "folk"},
                                                                        {"soul", "r&b & soul"},
                                                                        {"death metal", "metal"},
                                                                        {"pop punk", "punk"},
                                                                        {"indie pop", "pop"},
                                                                        {"hip hop", "hip hop"},
                                                                        {"drone", "ambient"},
                                                                        {"ska", "reggae"},
                                                                        {"film score", "soundtrack"},
                                                                        {"bluegrass", "folk"},
                                                                        {"swing", "jazz"},
                                                                        {"bossa nova", "latin"},
                                                                        {"afrobeat", "world"},
                                                                        {"spoken word", "spoken"},
                                                                        {"noise", "experimental"}})
    EXPECT_THAT(families, Contains(Pair(genre, family)));
}

TEST(GenreList, common_spellings_lead_to_their_genre) {
  const auto genre = genre_of_key();
  for (const auto& [tag, expected] : std::map<std::string, std::string>{{"Hip-Hop", "hip hop"},
                                                                        {"rap", "hip hop"},
                                                                        {"rnb", "r&b"},
                                                                        {"drum n bass", "drum and bass"},
                                                                        {"dnb", "drum and bass"},
                                                                        {"triphop", "trip hop"},
                                                                        {"alternative", "alternative rock"},
                                                                        {"hardcore", "hardcore punk"},
                                                                        {"Rock & Roll", "rock and roll"},
                                                                        {"world", "world music"}})
    EXPECT_THAT(genre, Contains(Pair(tag_key(tag), expected)));
}

TEST(GenreList, moods_places_eras_and_voices_are_no_genres) {
  const auto genre = genre_of_key();
  for (const char* tag :
       {"seen live", "british", "80s", "female vocalists", "instrumental", "acoustic", "piano", "guitar", "chill",
        "mellow", "favorites", "american", "swedish", "live", "love", "covers", "african"})
    EXPECT_FALSE(genre.contains(tag_key(tag))) << tag;
}

}  // namespace
}  // namespace tonearm
