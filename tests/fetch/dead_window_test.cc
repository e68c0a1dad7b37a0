#include "fetch/dead_window.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace tonearm {
namespace {

/// A service whose newest page of a window fails where it holds one of the bad rows.
struct Service {
  std::vector<std::int64_t> rows;  // ascending
  std::vector<bool> bad;
  std::size_t page = 5;
  int asked = 0;

  bool answers(Window window) const {
    std::size_t taken = 0;
    for (std::size_t i = rows.size(); i-- > 0 && taken < page;) {
      if (!window.contains(rows[i])) continue;
      if (bad[i]) return false;
      ++taken;
    }
    return true;
  }
};

Service random_service(std::mt19937& random, std::int64_t span) {
  Service service;
  std::uniform_int_distribution<std::int64_t> any(0, span - 1);
  for (int i = 0; i < 60; ++i) service.rows.push_back(any(random));
  std::sort(service.rows.begin(), service.rows.end());
  service.bad.resize(service.rows.size());
  for (int stretch = 0; stretch < 3; ++stretch)
    for (std::size_t at = any(random) % 60, length = any(random) % 8; length > 0 && at < 60; --length)
      service.bad[at++] = true;
  return service;
}

TEST(FindDeadWindow, both_edges_are_where_answers_end_and_begin_again) {
  int tried = 0;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    std::mt19937 random(seed);
    Service service = random_service(random, 5'000);
    const Window window{0, seed % 3 ? 5'000 : kForever};
    if (service.answers(window)) continue;
    ++tried;
    const Window dead = find_dead_window(window, 6'000, [&](Window part) { return service.answers(part); });
    ASSERT_TRUE(window.from <= dead.from && dead.from < dead.to && dead.to <= window.to) << seed;
    ASSERT_TRUE(dead.to == window.to || service.answers({dead.to, window.to})) << seed;
    ASSERT_FALSE(service.answers({dead.to - 1, window.to})) << seed;
    ASSERT_TRUE(dead.from == window.from || service.answers({window.from, dead.from})) << seed;
  }
  EXPECT_GT(tried, 200);
}

TEST(FindDeadWindow, one_dead_stretch_is_found_to_the_second) {
  std::mt19937 random(3);
  std::uniform_int_distribution<std::int64_t> any(0, 1'000'000'000);
  for (int i = 0; i < 300; ++i) {
    const std::int64_t a = any(random), b = any(random);
    const Window truth{std::min(a, b), std::max(a, b) + 1}, window{0, i % 2 ? kForever : 1'000'000'100};
    const auto answers = [&](Window part) { return intersect(part, truth).empty(); };
    EXPECT_EQ(find_dead_window(window, 1'000'000'050, answers), truth);
  }
}

TEST(FindDeadWindow, asks_few_questions) {
  std::mt19937 random(4);
  std::uniform_int_distribution<std::int64_t> any(0, 1'700'000'000);
  for (int i = 0; i < 300; ++i) {
    const std::int64_t at = any(random), length = 1 + any(random) % (i % 2 ? 100 : 10'000'000);
    int asked = 0;
    find_dead_window({0, kForever}, 1'750'000'000, [&](Window part) {
      ++asked;
      return intersect(part, {at, at + length}).empty();
    });
    EXPECT_LE(asked, 2 * std::log2(1.75e9) + 20) << at << ' ' << length;
  }
}

TEST(FindDeadWindow, a_single_second_is_dead_as_a_whole) {
  const auto never = [](Window part) { return part.empty(); };
  EXPECT_EQ(find_dead_window({100, 101}, 5'000, never), (Window{100, 101}));
}

TEST(FindDeadWindow, a_window_that_never_answers_anywhere_is_dead_as_a_whole) {
  const auto never = [](Window part) { return part.empty(); };
  EXPECT_EQ(find_dead_window({100, 4'000}, 5'000, never), (Window{100, 4'000}));
  EXPECT_EQ(find_dead_window({0, kForever}, 5'000, never), (Window{0, kForever}));
}

TEST(FindDeadWindow, the_future_can_be_dead_as_well) {
  const Window truth{9'000, 9'100};
  const auto answers = [&](Window part) { return intersect(part, truth).empty(); };
  EXPECT_EQ(find_dead_window({0, kForever}, 5'000, answers), truth);
}

}  // namespace
}  // namespace tonearm
