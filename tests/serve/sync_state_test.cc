#include "serve/sync_state.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace tonearm {
namespace {

TEST(SyncState, follows_the_lines_of_the_log) {
  SyncState state;
  take_log_line(state, R"({"time":"2026-11-23T01:05:06Z","level":"info","message":"fetch begins","stage":"fetch"})");
  EXPECT_EQ(state.stage, "fetch");
  take_log_line(
      state, R"({"level":"info","message":"52,000 of 104,571 scrobbles","stage":"fetch","done":52000,"total":104571})");
  EXPECT_EQ(state.line, "52,000 of 104,571 scrobbles");
  EXPECT_EQ(state.done, 52'000);
  EXPECT_EQ(state.total, 104'571);
  take_log_line(state, R"({"level":"info","message":"staged: 104,571 scrobbles","stage":"stage"})");
  EXPECT_EQ(state.stage, "stage");
  EXPECT_EQ(state.done, std::nullopt);
}

TEST(SyncState, lines_that_are_no_json_are_shown_and_change_nothing_else) {
  SyncState state;
  state.stage = "fetch";
  for (const char* line :
       {"a crash says this", "[1,2]", "", "{\"message\":", "{\"message\":7,\"done\":\"x\",\"stage\":[]}"})
    take_log_line(state, line);
  EXPECT_EQ(state.stage, "fetch");
  EXPECT_EQ(state.done, std::nullopt);
}

SyncState ended(int code, bool stopped = false) {
  SyncState state;
  state.running = true;
  state.stage = "model";
  state.started_at = 5;
  take_log_line(state, R"({"level":"error","message":"no key","what_to_do":"Run tonearm init."})");
  take_end(state, code, stopped, 9);
  return state;
}

TEST(SyncState, the_end_says_how_it_went) {
  EXPECT_EQ(ended(0).last_outcome, "complete");
  EXPECT_EQ(ended(0).last_message, "");
  EXPECT_EQ(ended(65).last_outcome, "gaps");
  EXPECT_EQ(ended(75).last_outcome, "failed");
  EXPECT_EQ(ended(75).last_message, "no key: Run tonearm init.");
  EXPECT_EQ(ended(75, true).last_outcome, "interrupted");
  EXPECT_EQ(ended(-1).last_outcome, "failed");
  EXPECT_EQ(ended(0).running, false);
  EXPECT_EQ(ended(0).stage, "");
  EXPECT_EQ(ended(0).last_ended_at, 9);
}

TEST(SyncState, is_said_in_the_shape_of_the_api) {
  SyncState state;
  state.next_at = 1'795'400'000;
  state.line = "<b>\xff";
  const auto json = nlohmann::json::parse(sync_json(state));
  EXPECT_EQ(json.size(), 11u);
  EXPECT_EQ(json.at("running"), false);
  EXPECT_TRUE(json.at("done").is_null());
  EXPECT_TRUE(json.at("started_at").is_null());
  EXPECT_EQ(json.at("next_at"), "2026-11-23T02:13:20Z");
}

}  // namespace
}  // namespace tonearm
