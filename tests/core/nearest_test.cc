#include "core/nearest.h"

#include <gtest/gtest.h>

namespace tonearm {
namespace {

const std::vector<std::string> kCommands = {"sync", "fetch", "stage", "status", "report"};

TEST(Nearest, finds_the_name_that_was_meant) {
  EXPECT_EQ(nearest("snyc", kCommands), "sync");
  EXPECT_EQ(nearest("statsu", kCommands), "status");
  EXPECT_EQ(nearest("reprot", kCommands), "report");
  EXPECT_EQ(nearest("fetc", kCommands), "fetch");
}

TEST(Nearest, letter_case_does_not_count) { EXPECT_EQ(nearest("SYNC", kCommands), "sync"); }

TEST(Nearest, says_nothing_where_no_name_is_near) {
  EXPECT_EQ(nearest("download", kCommands), "");
  EXPECT_EQ(nearest("sync", {}), "");
}

TEST(Nearest, a_long_name_may_be_further_off) {
  EXPECT_EQ(nearest("Europe/Berllinn", {"Europe/Berlin", "Europe/London"}), "Europe/Berlin");
}

TEST(Nearest, of_two_the_nearer_one) { EXPECT_EQ(nearest("stag", {"status", "stage"}), "stage"); }

}  // namespace
}  // namespace tonearm
