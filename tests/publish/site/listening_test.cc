// Who was played when, packed as web/src/site/history.ts unpacks it; and which slices' answers travel.
#include "publish/site/listening.h"

#include <gmock/gmock.h>

#include "publish/site/tested_answers.h"

namespace tonearm {
namespace {

using testing::ElementsAre;

std::vector<int> numbers_of(const std::string& bytes) {
  std::vector<int> numbers;
  for (const char c : bytes) numbers.push_back(static_cast<unsigned char>(c));
  return numbers;
}

TEST(Listening, cells_are_three_streams_behind_their_lengths) {
  Listening listening;
  listening.artists.resize(3);
  listening.cells = {{0, 5, 1}, {0, 300, 200}, {2, 7, 2}};
  EXPECT_THAT(numbers_of(packed_cells(listening)),
              ElementsAre(3, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0,  // how many of each
                          2, 0, 1,                             // cells of each artist
                          5, 128 + 295 % 128, 295 / 128, 7,    // steps from slot to slot
                          0, 128 + 199 % 128, 199 / 128, 1));  // plays less one
}

TEST(Listening, without_plays_is_three_empty_streams) { EXPECT_EQ(packed_cells({}), std::string(12, '\0')); }

TEST(TestedSlices, are_the_whole_its_years_families_and_both_kinds_of_days) {
  Slice whole;
  whole.user = "rj";
  std::vector<std::string> names;
  for (const TestedSlice& slice : tested_slices(whole, 2013, 2014, {"rock", "hip hop"})) names.push_back(slice.name);
  EXPECT_THAT(names, ElementsAre("", "2013", "2014", "family rock", "family hip hop", "workdays", "weekends"));
}

TEST(TestedSlices, of_a_family_compare_its_genres) {
  for (const TestedSlice& slice : tested_slices({}, 2014, 2014, {"rock"}))
    EXPECT_EQ(slice.slice.grouping == Grouping::genre, slice.name == "family rock") << slice.name;
}

}  // namespace
}  // namespace tonearm
