// The copy equals the truth, whatever the service does: missing 0, extra 0.
#include <gtest/gtest.h>

#include <ctime>

#include "e2e/program.h"

namespace tonearm::e2e {
namespace {

using simulator::Faults;
using simulator::Simulator;

struct Mode {
  const char* name;
  std::vector<std::pair<const char*, double>> faults;
};

void PrintTo(const Mode& mode, std::ostream* out) { *out << mode.name; }

constexpr std::int64_t kPlays = 6'000;

const std::vector<Mode> kModes = {
    {"nothing", {}},
    {"now_playing", {{"now_playing", 0.7}, {"now_playing_changes", 0.3}}},
    {"http_500", {{"http_500", 0.3}}},
    {"html", {{"http_503_html", 0.3}}},
    {"error_in_a_200", {{"error_8", 0.1}, {"error_11", 0.1}, {"error_16", 0.1}, {"error_29", 0.05}}},
    {"error_8_in_a_400", {{"error_8_http_400", 0.3}}},
    {"status_429", {{"http_429", 0.1}}},
    {"cut", {{"cut_body", 0.3}}},
    {"broken_json", {{"broken_json", 0.3}}},
    {"empty_body", {{"empty_body", 0.3}}},
    {"closed_and_reset", {{"closed", 0.15}, {"reset", 0.15}}},
    {"wrong_user", {{"wrong_user", 0.3}}},
    {"stale_body", {{"stale_body", 0.3}}},
    {"short_page", {{"short_page", 0.5}}},
    {"bare_objects", {{"bare_single", 1}, {"shuffle_members", 0.5}, {"escape_slash", 0.5}, {"old_empty_form", 1}}},
    {"to_inclusive", {{"to_inclusive", 1}, {"crowded_second", 1500}}},
    {"from_exclusive", {{"from_exclusive", 1}, {"crowded_second", 1500}}},
    {"both_readings_turned", {{"to_inclusive", 1}, {"from_exclusive", 1}, {"crowded_second", 2500}}},
    {"crowded_second", {{"crowded_second", 3500}}},
    {"undated", {{"undated", 643}}},
    {"many_undated", {{"undated", 2500}}},
    {"strange_text", {{"strange_text", 1}}},
    {"big_pages_fail", {{"big_page_limit", 200}, {"big_page_to", 4e9}}},
    {"very_big_pages_fail", {{"big_page_limit", 50}, {"big_page_to", 4e9}}},
    {"rate_limit", {{"rate_limit", 200}}},
    {"total_off", {{"total_off", 7}}},
    {"total_short", {{"total_off", -7}}},
};

class Modes : public testing::TestWithParam<Mode> {};

TEST_P(Modes, first_copy_and_second_sync_equal_the_truth) {
  Simulator simulator;
  give_history(simulator, kPlays);
  simulator.start();
  for (const auto& [name, value] : GetParam().faults) simulator.set_fault(name, value);
  Program program;
  program.use(simulator);
  for (int round = 0; round < 2; ++round) {
    const Ended ended = program.run({"sync", "--enrich-for", "0s"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), "");
  }
}

INSTANTIATE_TEST_SUITE_P(Of, Modes, testing::ValuesIn(kModes), [](const auto& info) { return info.param.name; });

/// Syncs while the history changes, then lets it rest and syncs once more.
void expect_truth_after_changes(const std::vector<std::pair<const char*, double>>& changes,
                                const std::vector<std::string>& last_sync) {
  Simulator simulator;
  give_history(simulator, kPlays);
  simulator.start();
  for (const auto& [name, value] : changes) simulator.set_fault(name, value);
  Program program;
  program.use(simulator);
  for (int round = 0; round < 4; ++round) {
    const Ended ended = program.run({"sync", "--enrich-for", "0s"});
    ASSERT_EQ(ended.code, 0) << ended.err;
  }
  for (const auto& [name, value] : changes) simulator.set_fault(name, 0);
  const Ended ended = program.run(last_sync);
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), "");
}

TEST(Changes, drift_during_the_walk_is_true_after_the_next_sync) {
  expect_truth_after_changes({{"drift_every", 1}}, {"sync", "--enrich-for", "0s"});
}

TEST(Changes, late_arrivals_are_true_after_the_next_sync) {
  expect_truth_after_changes({{"late_every", 1}}, {"sync", "--enrich-for", "0s"});
}

TEST(Changes, edits_and_deletions_of_two_weeks_are_true_after_the_next_sync) {
  expect_truth_after_changes({{"edit_every", 2}, {"delete_every", 3}, {"change_days", 13}},
                             {"sync", "--enrich-for", "0s"});
}

TEST(Changes, edits_and_deletions_of_any_age_are_true_after_a_full_sync) {
  expect_truth_after_changes({{"edit_every", 1}, {"delete_every", 2}}, {"sync", "--full", "--enrich-for", "0s"});
}

TEST(Changes, everything_at_once_is_true_after_a_full_sync) {
  Simulator simulator;
  give_history(simulator, kPlays);
  simulator.start();
  Faults faults = simulator::all_recoverable_faults();
  faults.drift_every = 3, faults.late_every = 5, faults.edit_every = 7, faults.delete_every = 11;
  faults.crowded_second = 1700, faults.undated = 1200, faults.to_inclusive = 1;
  faults.big_page_limit = 200, faults.big_page_from = 0, faults.big_page_to = 1'600'000'000;
  simulator.set_faults(faults);
  Program program;
  program.use(simulator);
  program.run({"sync", "--enrich-for", "2s"});
  program.run({"sync", "--enrich-for", "2s"});
  for (const char* change : {"drift_every", "late_every", "edit_every", "delete_every"}) simulator.set_fault(change, 0);
  const Ended ended = program.run({"sync", "--full", "--enrich-for", "2s"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), "");
}

TEST(Gaps, a_window_that_never_answers_is_named_left_out_and_fetched_later) {
  Simulator simulator;
  give_history(simulator, kPlays);
  const std::int64_t now = std::time(nullptr), dead_from = now - 900 * 86'400, dead_to = now - 860 * 86'400;
  simulator.start();
  simulator.set_fault("dead_from", static_cast<double>(dead_from));
  simulator.set_fault("dead_to", static_cast<double>(dead_to));
  Program program;
  program.use(simulator);
  const Ended ended = program.run({"sync", "--enrich-for", "0s"});
  EXPECT_EQ(ended.code, 65);
  EXPECT_NE(ended.err.find("gap:"), std::string::npos) << ended.err;
  EXPECT_NE(program.run({"status"}).out.find("gap  "), std::string::npos);
  std::vector<PlayKey> outside;
  for (const PlayKey& play : true_plays(simulator))
    if (const auto uts = std::stoll(play[0]); uts < dead_from || uts >= dead_to) outside.push_back(play);
  EXPECT_EQ(difference(outside, held_plays(program)), "");

  simulator.set_fault("dead_to", 0);
  EXPECT_EQ(program.run({"sync", "--enrich-for", "0s"}).code, 0);
  EXPECT_EQ(difference(true_plays(simulator), held_plays(program)), "");
}

}  // namespace
}  // namespace tonearm::e2e
