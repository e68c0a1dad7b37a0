#include "serve/sync_runner.h"

#include <gmock/gmock.h>

#include "fakes/error_of.h"
#include "fakes/temporary_folder.h"
#include "serve/serve_fixture.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

/// A runner of a shell script in a folder of its own; $DIR names that folder.
class Child : public testing::Test {
 protected:
  SyncRunner& run(const std::string& script) {
    folder.write("child.sh", "DIR=" + folder.path().string() + "\n" + script);
    runner.emplace(ChildCommand{{"/bin/sh", (folder / "child.sh").string()}, {"SECRET=k3y", "PATH=/usr/bin:/bin"}},
                   clock, [this] { return hindrance; });
    return *runner;
  }
  bool ends() {
    return soon([this] { return !runner->state().running; });
  }

  TemporaryFolder folder;
  ManualClock clock{1'700'000'000};
  std::optional<Error> hindrance;
  std::optional<SyncRunner> runner;
};

TEST_F(Child, its_log_is_read_while_it_runs) {
  SyncRunner& sync = run(R"(
echo '{"level":"info","message":"half","stage":"fetch","done":1,"total":2}' >&2
until [ -e "$DIR/go" ]; do sleep 0.01; done
)");
  sync.start();
  EXPECT_TRUE(soon([&] { return sync.state().stage == "fetch"; }));
  const SyncState state = sync.state();
  EXPECT_TRUE(state.running);
  EXPECT_FALSE(state.can_start);
  EXPECT_EQ(state.reason, "");
  EXPECT_EQ(state.done, 1);
  EXPECT_EQ(state.started_at, 1'700'000'000);
  folder.write("go", "");
  EXPECT_TRUE(ends());
  EXPECT_EQ(sync.state().last_outcome, "complete");
  EXPECT_TRUE(sync.state().can_start);
}

TEST_F(Child, only_one_runs_at_a_time) {
  SyncRunner& sync = run("echo x >>$DIR/starts; until [ -e $DIR/go ]; do sleep 0.01; done");
  sync.start();
  EXPECT_EQ(error_of([&] { sync.start(); }).remedy(), Remedy::try_again);
  folder.write("go", "");
  EXPECT_TRUE(ends());
  EXPECT_EQ(folder.read("starts"), "x\n");
  sync.start();
  EXPECT_TRUE(ends());
  EXPECT_EQ(folder.read("starts"), "x\nx\n");
}

TEST_F(Child, each_exit_code_is_an_outcome) {
  for (const auto& [code, outcome] :
       std::map<std::string, std::string>{{"0", "complete"}, {"65", "gaps"}, {"69", "failed"}}) {
    SyncRunner& sync = run("echo '{\"level\":\"error\",\"message\":\"why\"}' >&2; exit " + code);
    sync.start();
    EXPECT_TRUE(ends());
    EXPECT_EQ(sync.state().last_outcome, outcome);
    EXPECT_EQ(sync.state().last_message, outcome == "complete" ? "" : "why");
  }
}

TEST_F(Child, what_hinders_a_start_is_said) {
  SyncRunner& sync = run("exit 0");
  hindrance = Error(Remedy::fix_setup, "no api_key is set", "Run tonearm init.");
  EXPECT_FALSE(sync.state().can_start);
  EXPECT_EQ(sync.state().reason, "no api_key is set");
  EXPECT_EQ(error_of([&] { sync.start(); }).remedy(), Remedy::fix_setup);
  hindrance.reset();
  EXPECT_TRUE(sync.state().can_start);
}

TEST_F(Child, stopping_ends_its_whole_group_with_sigterm) {
  SyncRunner& sync = run(R"(
trap 'echo ended >$DIR/ended; exit 75' TERM
sleep 60 & echo $! >$DIR/below
echo '{"level":"info","message":"on","stage":"model"}' >&2
wait
)");
  sync.start();
  ASSERT_TRUE(soon([&] { return sync.state().stage == "model"; }));
  const std::string below = "/proc/" + std::to_string(std::stoi(folder.read("below")));
  // until then it is a copy of the shell, which may still hold the shell's own trap
  ASSERT_TRUE(soon([&] {
    std::ifstream comm(below + "/comm");
    std::string name;
    return std::getline(comm, name) && name == "sleep";
  }));
  sync.stop(10s);
  EXPECT_FALSE(sync.state().running);
  EXPECT_EQ(sync.state().last_outcome, "interrupted");
  EXPECT_EQ(folder.read("ended"), "ended\n");
  EXPECT_TRUE(soon([&] {
    std::ifstream stat(below + "/stat");
    std::string text;
    return !std::getline(stat, text) || text.find(") Z ") != std::string::npos;
  }));
}

TEST_F(Child, one_that_does_not_end_is_left_and_nothing_waits_for_it) {
  SyncRunner& sync =
      run("trap '' TERM; echo '{\"message\":\"\",\"stage\":\"model\"}' >&2; until [ -e $DIR/go ]; do sleep 0.01; done; "
          "exec 2>&-; echo x >$DIR/over");
  sync.start();
  ASSERT_TRUE(soon([&] { return sync.state().stage == "model"; }));
  sync.stop(1ms);
  EXPECT_TRUE(sync.state().running);
  std::thread later([&] {
    std::this_thread::sleep_for(50ms);
    folder.write("go", "");
  });
  runner.reset();
  later.join();
  EXPECT_TRUE(soon([&] { return folder.read("over") == "x\n"; }));
}

TEST_F(Child, has_nothing_of_ours_open_and_no_secret_in_its_words) {
  SyncRunner& sync = run(R"(
ls /proc/self/fd >$DIR/files
tr '\0' ' ' </proc/$$/cmdline >$DIR/words
echo "$SECRET" >$DIR/secret
)");
  TemporaryFolder other;
  other.write("open", "x");
  std::ifstream held(other / "open");
  sync.start();
  EXPECT_TRUE(ends());
  EXPECT_EQ(folder.read("files"), "0\n1\n2\n3\n");  // 3 is the folder that ls reads
  EXPECT_THAT(folder.read("words"), testing::Not(HasSubstr("k3y")));
  EXPECT_EQ(folder.read("secret"), "k3y\n");
}

TEST_F(Child, a_program_that_is_not_there_is_an_error_and_nothing_runs) {
  SyncRunner sync({{"/nowhere/tonearm"}, {}}, clock, [] { return std::nullopt; });
  EXPECT_EQ(error_of([&] { sync.start(); }).remedy(), Remedy::fix_setup);
  EXPECT_FALSE(sync.state().running);
}

TEST_F(Child, the_beginning_is_told_first_and_the_end_last_however_short_it_is) {
  std::mutex mutex;
  std::vector<bool> told;
  const auto number_told = [&] {
    const std::lock_guard guard(mutex);
    return told.size();
  };
  int asked = 0;
  const auto starter = std::this_thread::get_id();
  runner.emplace(ChildCommand{{"/bin/true"}, {}}, clock, [&] {
    // between looking at how things stand and telling it: time enough for the child to end
    const auto end = std::chrono::steady_clock::now() + 300ms;
    if (std::this_thread::get_id() == starter && ++asked == 2)
      while (number_told() == 0 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    return std::optional<Error>();
  });
  runner->on_change([&](const SyncState& state) {
    const std::lock_guard guard(mutex);
    told.push_back(state.running);
  });
  runner->start();
  ASSERT_TRUE(soon([&] { return number_told() == 2; }));
  runner->on_change(nullptr);
  EXPECT_EQ(told, (std::vector{true, false}));
}

TEST_F(Child, each_change_is_told_and_none_after_the_listener_is_taken_away) {
  SyncRunner& sync =
      run("echo '{\"message\":\"a\"}' >&2; until [ -e $DIR/go ]; do sleep 0.01; done; echo '{\"message\":\"b\"}' >&2");
  std::mutex mutex;
  std::vector<std::string> lines;
  sync.on_change([&](const SyncState& state) {
    const std::lock_guard guard(mutex);
    lines.push_back(state.line);
  });
  sync.start();
  EXPECT_TRUE(soon([&] {
    const std::lock_guard guard(mutex);
    return !lines.empty() && lines.back() == "a";
  }));
  sync.on_change(nullptr);
  folder.write("go", "");
  EXPECT_TRUE(ends());
  EXPECT_EQ(lines.back(), "a");
}

}  // namespace
}  // namespace tonearm
