#include "app/listeners.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Users, are_names_in_order_each_once) {
  EXPECT_THAT(parse_users("rj, ada,rj mogwai\nlast-fan_7"), ElementsAre("rj", "ada", "mogwai", "last-fan_7"));
  EXPECT_THAT(parse_users(""), IsEmpty());
}

TEST(Users, may_stand_in_a_file_with_comments) {
  const TemporaryFolder folder;
  folder.write("users.txt", "# the family\nrj\n\n  ada  # since 2019\r\nrj\n");
  EXPECT_THAT(parse_users((folder.path() / "users.txt").string()), ElementsAre("rj", "ada"));
}

TEST(Users, a_file_that_is_not_there_or_names_nobody_is_said) {
  const TemporaryFolder folder;
  EXPECT_EQ(error_of([&] { parse_users((folder.path() / "none.txt").string()); }).remedy(), Remedy::fix_setup);
  folder.write("empty.txt", "# nobody\n");
  EXPECT_EQ(error_of([&] { parse_users((folder.path() / "empty.txt").string()); }).remedy(), Remedy::fix_setup);
}

TEST(Shards, together_take_everyone_once) {
  std::vector<std::string> users;
  for (int i = 0; i < 19; ++i) users.push_back("u" + std::to_string(i));
  for (std::size_t count : {1u, 2u, 5u, 19u, 40u}) {
    std::vector<std::string> taken;
    for (std::size_t number = 1; number <= count; ++number)
      for (const std::string& user : share_of(users, {number, count})) taken.push_back(user);
    EXPECT_THAT(taken, testing::UnorderedElementsAreArray(users)) << count;
  }
}

TEST(Shards, are_written_as_two_of_eight) {
  EXPECT_EQ(parse_shard("2/8").number, 2u);
  EXPECT_EQ(parse_shard("2/8").count, 8u);
  EXPECT_EQ(parse_shard("").count, 1u);
  for (const char* text : {"0/8", "9/8", "2", "/8", "2/", "a/b", "2/8x", "-1/8"})
    EXPECT_EQ(error_of([&] { parse_shard(text); }).remedy(), Remedy::fix_usage) << text;
}

}  // namespace
}  // namespace tonearm
