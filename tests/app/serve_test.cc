#include "app/serve.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "app/dashboard_status.h"
#include "fakes/memory_object_store.h"
#include "fakes/temporary_folder.h"
#include "lake/keys.h"

namespace tonearm {
namespace {

using testing::Contains;
using testing::Not;
using testing::StartsWith;

TEST(SyncEnvironment, settings_given_as_flags_travel_to_the_sync_and_the_token_does_not) {
  const TemporaryFolder home;
  const std::map<std::string, std::string> flags = {
      {"home", home.path().string()}, {"api_key", "k3y"}, {"user", "rj"}, {"token", "t0ken"}};
  const std::vector<std::string> environment = {"PATH=/bin", "TONEARM_TOKEN=t0ken", "TONEARM_USER=other", "EMPTY="};
  const auto all = sync_environment(read_config(flags, [](const std::string&) { return std::nullopt; }), environment);
  EXPECT_THAT(all, Contains("PATH=/bin"));
  EXPECT_THAT(all, Contains("EMPTY="));
  EXPECT_THAT(all, Contains("TONEARM_API_KEY=k3y"));
  EXPECT_THAT(all, Contains("TONEARM_USER=rj"));
  EXPECT_THAT(all, Contains("TONEARM_HOME=" + home.path().string()));
  EXPECT_THAT(all, Not(Contains(StartsWith("TONEARM_TOKEN"))));
  EXPECT_THAT(all, Not(Contains("TONEARM_USER=other")));
}

TEST(DashboardStatus, the_newest_runs_come_first_and_damaged_records_are_left_out) {
  MemoryObjectStore lake;
  for (int i = 1; i <= 5; ++i) {
    RunRecord run;
    run.user = "rj";
    run.command = "sync";
    run.started_at = run.ended_at = 1'700'000'000 + i;
    run.outcome = "complete";
    lake.put(run_key({"rj", i, run.started_at}), i == 4 ? "damaged" : write_run_record(run), PutIf::always());
  }
  const std::vector<RunRecord> runs = newest_runs(lake, "rj", 3);
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[0].started_at, 1'700'000'005);
  EXPECT_EQ(runs[1].started_at, 1'700'000'003);
  EXPECT_TRUE(newest_runs(lake, "other", 3).empty());
}

TEST(DashboardStatus, is_said_in_the_shape_of_the_api) {
  DashboardStatus status;
  status.status.user = "rj";
  status.status.said = SaidTotal{{0, kForever}, 12};
  status.status.covered.add({1'700'000'000, kForever});
  status.status.gaps = {{{1'600'000'000, 1'600'000'100}, "500"}};
  status.runs.resize(1);
  const auto json = nlohmann::json::parse(dashboard_status_json(status, R"({"running":false})"));
  EXPECT_EQ(json.size(), 18u);
  EXPECT_EQ(json["said"], nlohmann::json::parse(R"({"total":12,"from":null,"to":null,"differs":false})"));
  EXPECT_EQ(json["covered"][0]["from"], "2023-11-14T22:13:20Z");
  EXPECT_TRUE(json["covered"][0]["to"].is_null());
  EXPECT_EQ(json["gaps"][0]["reason"], "500");
  EXPECT_TRUE(json["newest_play"].is_null());
  EXPECT_EQ(json["runs"].size(), 1u);
  EXPECT_EQ(json["sync"]["running"], false);
}

}  // namespace
}  // namespace tonearm
