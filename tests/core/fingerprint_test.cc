#include "core/fingerprint.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace tonearm {
namespace {

// Ids are stored in lakes and warehouses: a change of these values is a change of format.
TEST(Fingerprint, known_names_keep_their_ids) {
  EXPECT_EQ(fingerprint({}), 3244421341483603138);
  EXPECT_EQ(fingerprint({""}), -4072596861322023719);
  EXPECT_EQ(fingerprint({"Radiohead"}), -1172624860471966059);
  EXPECT_EQ(fingerprint({"Radiohead", "Karma Police"}), -884179749610263669);
}

TEST(Fingerprint, where_one_name_ends_matters) {
  EXPECT_NE(fingerprint({"ab", "c"}), fingerprint({"a", "bc"}));
  EXPECT_NE(fingerprint({"abc"}), fingerprint({"abc", ""}));
  EXPECT_NE(fingerprint({"", "abc"}), fingerprint({"abc", ""}));
}

TEST(Fingerprint, every_byte_of_a_name_matters) {
  EXPECT_NE(fingerprint({"Björk"}), fingerprint({"Bj\x6F\xCC\x88rk"}));
  EXPECT_NE(fingerprint({std::string_view("a\0b", 3)}), fingerprint({std::string_view("a\0c", 3)}));
  EXPECT_NE(fingerprint({"a"}), fingerprint({"a "}));
}

TEST(Fingerprint, many_names_have_many_ids) {
  std::set<std::int64_t> ids;
  for (int i = 0; i < 20'000; ++i) ids.insert(fingerprint({std::to_string(i), "x"}));
  EXPECT_EQ(ids.size(), 20'000u);
}

}  // namespace
}  // namespace tonearm
