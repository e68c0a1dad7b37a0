#include "app/freshness.h"

#include <gmock/gmock.h>

#include "fakes/memory_object_store.h"
#include "lake/keys.h"
#include "lake/listener.h"

namespace tonearm {
namespace {

class Freshness : public testing::Test {
 protected:
  void run(const std::string& user, const std::string& command, const std::string& outcome, std::int64_t ended_at) {
    RunRecord record;
    record.user = user;
    record.command = command;
    record.outcome = outcome;
    record.started_at = ended_at - 60;
    record.ended_at = ended_at;
    lake.put(run_key({user, ++sequence, record.started_at}), write_run_record(record), PutIf::always());
  }
  MemoryObjectStore lake;
  std::int64_t sequence = 0;
};

TEST_F(Freshness, is_that_of_the_newest_run_that_asked_lastfm_and_came_to_its_end) {
  EXPECT_EQ(last_good_end(lake, "rj"), 0);
  run("rj", "sync", "complete", 1'000'000);
  run("rj", "fetch", "gaps", 1'100'000);
  run("rj", "rebuild", "complete", 1'200'000);
  run("rj", "sync", "failed", 1'300'000);
  run("rj", "sync", "running", 1'400'000);
  EXPECT_EQ(last_good_end(lake, "rj"), 1'100'000);
  lake.put(run_key({"rj", ++sequence, 1'500'000}), "damaged", PutIf::always());
  lake.put("runs/user=rj/notes.txt", "not ours", PutIf::always());
  EXPECT_EQ(last_good_end(lake, "rj"), 1'100'000);
}

TEST_F(Freshness, of_several_is_that_of_the_worst_off) {
  run("rj", "sync", "complete", 1'000'000);
  run("ada", "sync", "complete", 900'000);
  EXPECT_EQ(oldest_good_end(lake, {"rj", "ada"}), 900'000);
  EXPECT_EQ(oldest_good_end(lake, {"rj", "leo"}), 0);
}

TEST_F(Freshness, what_was_told_lies_beside_the_runs_and_hinders_no_reader) {
  lake.put("runs/notified.json", "{}", PutIf::always());
  run("rj", "sync", "complete", 1'000'000);
  EXPECT_FALSE(parse_run_key("runs/notified.json"));
  EXPECT_EQ(newest_run(lake, "rj").ended_at, 1'000'000);
}

}  // namespace
}  // namespace tonearm
