// Several fetches at once: in order, never too far ahead, and an error when its turn comes.
#include "google/ordered_fetch.h"

#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <stdexcept>
#include <thread>
#include <vector>

namespace tonearm {
namespace {

using testing::ElementsAre;

std::optional<std::string> text_of(std::size_t i) { return std::to_string(i); }

TEST(OrderedFetch, gives_all_in_order_on_the_callers_thread) {
  std::vector<std::string> taken;
  const auto caller = std::this_thread::get_id();
  fetch_in_order(500, {16, 32}, text_of, [&](std::size_t i, std::optional<std::string> bytes) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    EXPECT_EQ(i, taken.size());
    taken.push_back(*bytes);
  });
  ASSERT_EQ(taken.size(), 500u);
  for (std::size_t i = 0; i < 500; ++i) EXPECT_EQ(taken[i], std::to_string(i));
}

TEST(OrderedFetch, sixteen_are_under_way_at_once) {
  std::barrier all(16);  // passes only when 16 threads are in a fetch
  int taken = 0;
  fetch_in_order(
      32, {16, 32},
      [&](std::size_t i) {
        all.arrive_and_wait();
        return text_of(i);
      },
      [&](std::size_t, auto) { ++taken; });
  EXPECT_EQ(taken, 32);
}

TEST(OrderedFetch, never_holds_more_than_it_may) {
  std::atomic<std::size_t> fetched{0}, taken{0};
  fetch_in_order(
      300, {16, 20},
      [&](std::size_t i) {
        EXPECT_LT(i, taken + 20);
        ++fetched;
        return text_of(i);
      },
      [&](std::size_t, auto) {
        EXPECT_LE(fetched, taken + 20);
        ++taken;
      });
  EXPECT_EQ(fetched, 300u);
}

TEST(OrderedFetch, an_error_is_thrown_when_its_turn_comes) {
  std::vector<std::size_t> taken;
  const auto fetch = [](std::size_t i) -> std::optional<std::string> {
    if (i >= 3) throw std::runtime_error("number " + std::to_string(i));
    return std::nullopt;
  };
  try {
    fetch_in_order(100, {16, 32}, fetch, [&](std::size_t i, auto bytes) {
      EXPECT_EQ(bytes, std::nullopt);
      taken.push_back(i);
    });
    ADD_FAILURE() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "number 3");
  }
  EXPECT_THAT(taken, ElementsAre(0, 1, 2));
}

TEST(OrderedFetch, what_the_taker_throws_ends_it) {
  std::atomic<std::size_t> fetched{0};
  const auto fetch = [&](std::size_t i) {
    ++fetched;
    return text_of(i);
  };
  EXPECT_THROW(fetch_in_order(1000, {4, 8}, fetch, [](std::size_t, auto) { throw std::logic_error("enough"); }),
               std::logic_error);
  EXPECT_LE(fetched, 8u);
}

TEST(OrderedFetch, of_nothing_is_nothing) {
  fetch_in_order(0, {16, 32}, text_of, [](std::size_t, auto) { ADD_FAILURE(); });
}

}  // namespace
}  // namespace tonearm
