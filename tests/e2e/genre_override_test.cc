// The listener's own word on genres: applied, shown, taken back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "e2e/program.h"

namespace tonearm::e2e {
namespace {

using simulator::Simulator;
using testing::HasSubstr;
using testing::Not;

TEST(GenreOverride, is_applied_shown_and_taken_back_without_network) {
  Simulator simulator;
  Program program;
  simulator.tags().add_csv("artist,tag,count\nLow,slowcore,100\nLow,sadcore,40\n");
  for (int i = 0; i < 20; ++i)
    simulator.history().add("listener", {1300000000 + i * 300, {"Low", "Things", "Track", "", "", "", false}});
  simulator.start();
  program.use(simulator);
  ASSERT_EQ(program.run({"sync"}).code, 0);
  const std::string before = program.run({"report", "genres", "--json"}).out;
  EXPECT_THAT(before, HasSubstr("slowcore"));

  write_text(program.home() / "genres.toml", "[artists]\n\"Low\" = { \"dream pop\" = 3, \"folk\" = 1 }\n");
  ASSERT_EQ(program.run({"rebuild"}).code, 0);
  EXPECT_THAT(program.run({"report", "genres", "--json"}).out, HasSubstr("dream pop"));
  const std::string explained = program.run({"explain", "low"}).out;
  EXPECT_THAT(explained, HasSubstr("dream pop"));
  EXPECT_THAT(explained, HasSubstr("75.0"));

  write_text(program.home() / "genres.toml", "[tags]\n\"slowcore\" = []\n");
  ASSERT_EQ(program.run({"rebuild"}).code, 0);
  EXPECT_THAT(program.run({"report", "genres", "--json"}).out, Not(HasSubstr("slowcore")));

  std::filesystem::remove(program.home() / "genres.toml");
  ASSERT_EQ(program.run({"rebuild"}).code, 0);
  EXPECT_EQ(program.run({"report", "genres", "--json"}).out, before);
}

TEST(GenreOverride, explain_names_the_nearest_artist) {
  Simulator simulator;
  Program program;
  give_history(simulator, 50);
  simulator.start();
  program.use(simulator);
  ASSERT_EQ(program.run({"sync"}).code, 0);
  const Ended ended = program.run({"explain", "Nobody Of This Name"});
  EXPECT_EQ(ended.code, 64);
  EXPECT_THAT(ended.err, HasSubstr("no artist 'Nobody Of This Name' was played"));
}

}  // namespace
}  // namespace tonearm::e2e
