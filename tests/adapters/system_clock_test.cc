#include "adapters/system_clock.h"

#include <gtest/gtest.h>

#include <chrono>

#include "fakes/error_of.h"

namespace tonearm {
namespace {

TEST(SystemClock, is_the_machines) {
  const std::atomic<bool> never{false};
  SystemClock clock(never);
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
  EXPECT_NEAR(static_cast<double>(clock.now()), static_cast<double>(now.count()), 100);
}

TEST(SystemClock, a_wait_is_no_shorter_than_asked_for) {
  const std::atomic<bool> never{false};
  SystemClock clock(never);
  const auto begin = std::chrono::steady_clock::now();
  clock.sleep(std::chrono::milliseconds(20));
  EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(20));
}

TEST(SystemClock, an_interrupt_ends_every_wait_at_once) {
  const std::atomic<bool> interrupted{true};
  SystemClock clock(interrupted);
  EXPECT_EQ(error_of([&] { clock.sleep(std::chrono::hours(24)); }).remedy(), Remedy::try_again);
  EXPECT_EQ(error_of([&] { clock.sleep(std::chrono::milliseconds(0)); }).remedy(), Remedy::try_again);
}

}  // namespace
}  // namespace tonearm
