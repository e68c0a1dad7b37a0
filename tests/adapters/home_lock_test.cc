#include "adapters/home_lock.h"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>

#include "fakes/error_of.h"
#include "fakes/temporary_folder.h"

namespace tonearm {
namespace {

using testing::HasSubstr;

TEST(HomeLock, a_second_holder_is_refused_and_told_who_the_first_is) {
  const TemporaryFolder home;
  const HomeLock held(home.path());
  const Error error = error_of([&] { HomeLock second(home.path()); });
  EXPECT_EQ(error.remedy(), Remedy::try_again);
  EXPECT_THAT(error.what(), HasSubstr("process " + std::to_string(::getpid()) + ")"));
  EXPECT_NE(error.what_to_do(), "");
}

TEST(HomeLock, is_free_again_once_its_holder_is_done) {
  const TemporaryFolder home;
  std::make_unique<HomeLock>(home.path()).reset();
  EXPECT_NO_THROW(HomeLock(home.path()));
}

TEST(HomeLock, one_whose_holder_died_is_taken_over) {
  const TemporaryFolder home;
  const pid_t child = ::fork();
  if (child == 0) {
    new HomeLock(home.path());  // never released by hand
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_EQ(status, 0);
  EXPECT_EQ(home.read("lock"), std::to_string(child) + "\n");
  const HomeLock mine(home.path());
  EXPECT_EQ(home.read("lock"), std::to_string(::getpid()) + "\n");
}

TEST(HomeLock, its_holder_is_seen_from_outside_while_it_holds) {
  const TemporaryFolder home;
  EXPECT_EQ(lock_holder(home.path()), std::nullopt);
  auto held = std::make_unique<HomeLock>(home.path());
  EXPECT_EQ(lock_holder(home.path()), ::getpid());
  held.reset();
  EXPECT_EQ(lock_holder(home.path()), std::nullopt);
  EXPECT_NO_THROW(HomeLock(home.path()));
}

TEST(HomeLock, makes_the_home_where_there_is_none) {
  const TemporaryFolder home;
  const HomeLock held(home / "a/b");
  EXPECT_TRUE(std::filesystem::is_directory(home / "a/b"));
}

TEST(HomeLock, a_home_that_cannot_be_made_is_an_error_with_a_remedy) {
  const TemporaryFolder home;
  home.write("file", "x");
  EXPECT_NE(error_of([&] { HomeLock(home / "file"); }).what_to_do(), "");
  EXPECT_NE(error_of([&] { HomeLock("/proc/self/nothing"); }).what_to_do(), "");
}

}  // namespace
}  // namespace tonearm
