#include "adapters/shell_command.h"

#include <gmock/gmock.h>
#include <signal.h>

#include <cerrno>
#include <cstdlib>
#include <thread>

#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::HasSubstr;
using Outcome = ShellAnswer::Outcome;

class ShellCommands : public testing::Test {
 protected:
  ShellAnswer run(ShellCommand command) { return shell.run(command); }
  std::atomic<bool> interrupted{false};
  ShellRunner shell{interrupted};
  TemporaryFolder folder;
};

TEST_F(ShellCommands, a_command_reads_its_input_and_its_end_is_known) {
  const ShellAnswer answer = run({"read line; echo \"[$line]\"; cat >&2; exit 7", "one\ntwo\n", {}});
  EXPECT_EQ(answer.outcome, Outcome::ended);
  EXPECT_EQ(answer.code, 7);
  EXPECT_EQ(answer.said, "[one]\ntwo\n");
}

TEST_F(ShellCommands, its_input_may_be_opened_by_name_as_a_file_is) {
  EXPECT_EQ(run({"cat /dev/stdin", "text", {}}).said, "text");
}

TEST_F(ShellCommands, one_that_reads_nothing_is_fine) {
  EXPECT_EQ(run({"true", std::string(200'000, 'x'), {}}).code, 0);
}

TEST_F(ShellCommands, variables_are_set_and_taken_out) {
  ::setenv("TONEARM_TEST_SECRET", "s3cret", 1);
  EXPECT_EQ(run({"echo $A-$TONEARM_TEST_SECRET", "", {{"A", "one two"}, {"TONEARM_TEST_SECRET", ""}}}).said,
            "one two-\n");
  EXPECT_EQ(run({"echo $TONEARM_TEST_SECRET", "", {}}).said, "s3cret\n");
  ::unsetenv("TONEARM_TEST_SECRET");
}

TEST_F(ShellCommands, of_much_output_the_end_is_kept) {
  const ShellAnswer answer = run({"yes | head -c 300000; echo end", "", {}});
  EXPECT_EQ(answer.code, 0);
  EXPECT_LE(answer.said.size(), 500u);
  EXPECT_THAT(answer.said, HasSubstr("end"));
}

TEST_F(ShellCommands, one_that_hangs_is_killed_with_all_that_it_started) {
  const std::string mark = (folder / "pid").string();
  const auto begin = std::chrono::steady_clock::now();
  ShellCommand command{"sleep 60 & echo $! > " + mark + "; wait", "", {}};
  command.at_most = std::chrono::milliseconds(300);
  EXPECT_EQ(run(command).outcome, Outcome::killed);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  const pid_t child = std::stoi(folder.read("pid"));
  for (int i = 0; i < 100 && ::kill(child, 0) == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_TRUE(::kill(child, 0) != 0 && errno == ESRCH);
}

TEST_F(ShellCommands, one_that_leaves_a_child_behind_is_not_waited_for) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(run({"sleep 5 & exit 0", "", {}}).code, 0);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(4));
}

TEST_F(ShellCommands, an_interrupt_kills_it) {
  interrupted = true;
  EXPECT_EQ(run({"sleep 60", "", {}}).outcome, Outcome::killed);
}

TEST_F(ShellCommands, what_is_not_there_ends_as_the_shell_ends) {
  const ShellAnswer answer = run({"no-such-program-of-tonearm", "", {}});
  EXPECT_EQ(answer.code, 127);
  EXPECT_THAT(answer.said, HasSubstr("not found"));
}

TEST_F(ShellCommands, a_signal_counts_as_in_shells) { EXPECT_EQ(run({"kill -TERM $$", "", {}}).code, 128 + SIGTERM); }

}  // namespace
}  // namespace tonearm
