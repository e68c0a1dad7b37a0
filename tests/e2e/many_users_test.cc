// Several listeners in one lake and one warehouse, whole and in shares.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "e2e/program.h"

namespace tonearm::e2e {
namespace {

using simulator::Simulator;
using testing::HasSubstr;

class ManyUsers : public testing::Test {
 protected:
  ManyUsers() {
    simulator.tags().add_csv("artist,tag,count\nLow,slowcore,100\n");
    for (const auto& [user, plays] : {std::pair{"ada", 30}, {"ben", 20}, {"cyd", 10}})
      for (int i = 0; i < plays; ++i)
        simulator.history().add(user, {1300000000 + i * 300, {"Low", "Things", "Track", "", "", "", false}});
    simulator.start();
    program.use(simulator, "");
    program.environment().erase("TONEARM_USER");
  }
  std::string sentence_of(const std::string& user) {
    return program.run({"report", "summary", "--json", "--user", user}).out;
  }

  Simulator simulator;
  Program program;
};

TEST_F(ManyUsers, are_copied_and_modelled_together) {
  const Ended ended = program.run({"sync", "--users", "ada,ben,cyd"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(sentence_of("ada"), HasSubstr("30 scrobbles"));
  EXPECT_THAT(sentence_of("ben"), HasSubstr("20 scrobbles"));
  EXPECT_THAT(sentence_of("cyd"), HasSubstr("10 scrobbles"));
  ASSERT_EQ(program.run({"rebuild", "--users", "ada,ben,cyd"}).code, 0);
  EXPECT_THAT(sentence_of("ben"), HasSubstr("20 scrobbles"));
}

TEST_F(ManyUsers, one_that_is_not_there_holds_nobody_back) {
  const Ended ended = program.run({"sync", "--users", "ada,nobody,ben"});
  EXPECT_NE(ended.code, 0);
  EXPECT_THAT(ended.err, HasSubstr("nobody"));
  EXPECT_THAT(sentence_of("ada"), HasSubstr("30 scrobbles"));
  EXPECT_THAT(sentence_of("ben"), HasSubstr("20 scrobbles"));
}

TEST_F(ManyUsers, where_nobody_is_there_nothing_is_modelled) {
  EXPECT_NE(program.run({"sync", "--users", "nobody,none"}).code, 0);
  EXPECT_FALSE(std::filesystem::exists(program.home() / "warehouse/current"));
}

TEST_F(ManyUsers, shares_end_after_staging_and_one_run_closes_them) {
  write_text(program.folder() / "users.txt", "ada\nben  # since 2019\ncyd\n");
  program.environment()["TONEARM_USERS"] = (program.folder() / "users.txt").string();
  const Ended first = program.run({"sync", "--shard", "1/2"});
  ASSERT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.err, HasSubstr("share 1/2 is staged"));
  EXPECT_FALSE(std::filesystem::exists(program.home() / "warehouse/current"));
  EXPECT_FALSE(std::filesystem::exists(program.home() / "lake/raw/scrobbles/user=ben"));
  program.environment()["CLOUD_RUN_TASK_INDEX"] = "1";
  program.environment()["CLOUD_RUN_TASK_COUNT"] = "2";
  ASSERT_EQ(program.run({"sync"}).code, 0);
  program.environment().erase("CLOUD_RUN_TASK_INDEX");
  for (const char* stage : {"enrich", "stage", "load", "model"}) {
    const Ended ended = program.run({stage});
    ASSERT_EQ(ended.code, 0) << stage << ": " << ended.err;
  }
  EXPECT_THAT(sentence_of("ada"), HasSubstr("30 scrobbles"));
  EXPECT_THAT(sentence_of("ben"), HasSubstr("20 scrobbles"));
  EXPECT_THAT(sentence_of("cyd"), HasSubstr("10 scrobbles"));
  EXPECT_THAT(program.run({"report", "genres", "--json", "--user", "cyd"}).out, HasSubstr("slowcore"));
}

}  // namespace
}  // namespace tonearm::e2e
