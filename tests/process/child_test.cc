#include "process/child.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace tonearm {
namespace {

/// What it wrote on both outputs, and its exit code.
std::pair<std::string, int> said(const std::string& script, std::vector<std::string> environment = {}) {
  int ends[2];
  EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  pid_t child = -1;
  EXPECT_EQ(start_child({{"/bin/sh", "-c", script}, std::move(environment)}, {-1, ends[1], ends[1]}, child), 0);
  ::close(ends[1]);
  std::string text;
  char bytes[256];
  for (ssize_t got; (got = ::read(ends[0], bytes, sizeof bytes)) != 0;)
    if (got > 0) text.append(bytes, static_cast<std::size_t>(got));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return {text, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

TEST(Child, has_the_environment_that_it_is_given_and_no_other) {
  ::setenv("TONEARM_OURS", "secret", 1);
  EXPECT_EQ(said("echo $NAME$TONEARM_OURS; echo 2 >&2; exit 3", {"NAME=value"}),
            std::pair(std::string("value\n2\n"), 3));
  ::unsetenv("TONEARM_OURS");
}

TEST(Child, reads_nothing_where_it_is_given_nothing) { EXPECT_EQ(said("cat").first, ""); }

TEST(Child, sees_no_file_of_ours) {
  const int open = ::open("/dev/null", O_RDONLY);  // without O_CLOEXEC
  EXPECT_EQ(said("[ -e /proc/self/fd/" + std::to_string(open) + " ] && echo there").first, "");
  ::close(open);
}

TEST(Child, is_stopped_by_a_signal_that_we_ignore_or_hold_back) {
  sigset_t held, before;
  sigemptyset(&held);
  sigaddset(&held, SIGTERM);
  ::sigprocmask(SIG_BLOCK, &held, &before);
  const auto pipe = ::signal(SIGPIPE, SIG_IGN);
  EXPECT_EQ(said("kill -TERM $$; echo late").second, 128 + SIGTERM);
  EXPECT_EQ(said("kill -PIPE $$; echo late").second, 128 + SIGPIPE);
  ::signal(SIGPIPE, pipe);
  ::sigprocmask(SIG_SETMASK, &before, nullptr);
}

TEST(Child, leads_a_group_of_its_own) {
  pid_t child = -1;
  ASSERT_EQ(start_child({{"/bin/sh", "-c", "sleep 60 & wait"}, {"PATH=/usr/bin:/bin"}}, {}, child), 0);
  EXPECT_EQ(::getpgid(child), child);
  ::kill(-child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

TEST(Child, that_cannot_start_says_why) {
  pid_t child = -1;
  EXPECT_EQ(start_child({{"/no/such/program"}, {}}, {}, child), ENOENT);
}

}  // namespace
}  // namespace tonearm
