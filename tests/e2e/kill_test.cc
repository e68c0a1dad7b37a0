// Killed at any point and run again, the copy is as if nothing had happened.
#include <gtest/gtest.h>
#include <signal.h>

#include <random>

#include "e2e/program.h"

namespace tonearm::e2e {
namespace {

using simulator::Simulator;

constexpr int kKills = 50;

TEST(Kill, fifty_kills_at_random_points_lose_and_double_nothing) {
  Simulator simulator;
  give_history(simulator, 9'000);
  simulator.start();
  for (const auto& [name, value] : std::vector<std::pair<const char*, double>>{{"http_500", 0.05},
                                                                               {"cut_body", 0.05},
                                                                               {"now_playing", 0.5},
                                                                               {"undated", 30},
                                                                               {"crowded_second", 1200},
                                                                               {"late_every", 5}})
    simulator.set_fault(name, value);
  Program program;
  program.use(simulator);
  std::mt19937 random(4);
  std::uniform_int_distribution<int> wait_ms(5, 1'500);
  int killed = 0;
  for (int runs = 0; killed < kKills && runs < 4 * kKills; ++runs) {
    // Now and then from nothing, so that the first copy is hit, too, and not only the daily run.
    if (killed % 10 == 0) std::filesystem::remove_all(program.home());
    const Ended ended =
        program.run_until({"sync", "--enrich-for", "300ms"}, std::chrono::milliseconds(wait_ms(random)), SIGKILL);
    if (ended.signal == SIGKILL)
      ++killed;
    else
      EXPECT_EQ(ended.code, 0) << ended.err;
    if (killed % 10 == 5) program.run({"plays", "--csv"});  // a reader in between
  }
  EXPECT_EQ(killed, kKills);
  simulator.set_fault("late_every", 0);
  const Ended ended = program.run({"sync", "--enrich-for", "0s"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), "");
  EXPECT_TRUE(files_below(program.home() / "lake/.aside").empty());
}

TEST(Interrupt, ctrl_c_stops_cleanly_and_says_how_to_go_on) {
  Simulator simulator;
  give_history(simulator, 20'000);
  simulator.start();
  simulator.set_fault("slow", 1);
  simulator.set_fault("slow_ms", 100);
  Program program;
  program.use(simulator);
  // A slow machine may not have its first page when the signal comes.
  for (auto wait = std::chrono::milliseconds(500); files_below(program.home() / "lake/raw").empty(); wait *= 2) {
    const Ended ended = program.run_until({"sync"}, wait, SIGINT);
    ASSERT_EQ(ended.code, 75) << ended.err;
    EXPECT_NE(ended.err.find("Run the same command again"), std::string::npos) << ended.err;
  }
  simulator.set_fault("slow", 0);
  EXPECT_EQ(program.run({"sync", "--enrich-for", "0s"}).code, 0);
  EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), "");
}

}  // namespace
}  // namespace tonearm::e2e
