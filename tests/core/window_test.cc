#include "core/window.h"

#include <gtest/gtest.h>

#include <bitset>
#include <random>

namespace tonearm {
namespace {

constexpr std::int64_t kInstants = 64;
using Bits = std::bitset<kInstants>;

Bits bits_of(const WindowSet& set) {
  Bits bits;
  for (std::int64_t t = 0; t < kInstants; ++t) bits[t] = set.contains(t);
  return bits;
}

Bits bits_of(Window window) {
  Bits bits;
  for (std::int64_t t = 0; t < kInstants; ++t) bits[t] = window.contains(t);
  return bits;
}

bool is_tidy(const WindowSet& set) {
  std::int64_t end = -1;
  for (const Window& window : set.windows()) {
    if (window.empty() || window.from <= end) return false;
    end = window.to;
  }
  return true;
}

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::int64_t below(std::int64_t end) { return std::uniform_int_distribution<std::int64_t>(0, end - 1)(random_); }
  Window window() { return {below(kInstants + 1), below(kInstants + 1)}; }  // some are empty
  WindowSet set() {
    WindowSet set;
    for (std::int64_t i = below(6); i > 0; --i) set.add(window());
    return set;
  }

 private:
  std::mt19937 random_;
};

TEST(Window, is_half_open) {
  const Window window{10, 12};
  EXPECT_FALSE(window.contains(9));
  EXPECT_TRUE(window.contains(10));
  EXPECT_TRUE(window.contains(11));
  EXPECT_FALSE(window.contains(12));
  EXPECT_TRUE((Window{5, 5}).empty());
  EXPECT_TRUE(intersect({0, 5}, {5, 9}).empty());
  EXPECT_EQ(intersect({0, 6}, {5, 9}), (Window{5, 6}));
}

TEST(WindowSet, touching_windows_become_one) {
  WindowSet set;
  set.add({0, 5});
  set.add({5, 9});
  EXPECT_EQ(set.windows(), (std::vector<Window>{{0, 9}}));
}

TEST(WindowSet, removing_the_middle_leaves_both_ends) {
  WindowSet set(Window{0, 10});
  set.remove(Window{4, 6});
  EXPECT_EQ(set.windows(), (std::vector<Window>{{0, 4}, {6, 10}}));
}

TEST(WindowSet, an_empty_window_changes_nothing) {
  WindowSet set(Window{0, 10});
  set.add(Window{20, 20});
  set.remove(Window{5, 5});
  EXPECT_EQ(set, WindowSet(Window{0, 10}));
  EXPECT_TRUE(WindowSet(Window{3, 3}).empty());
}

TEST(WindowSet, says_what_a_bitmap_says_after_random_additions_and_removals) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    Dice dice(seed);
    WindowSet set;
    Bits truth;
    for (int step = 0; step < 25; ++step) {
      const Window window = dice.window();
      const bool adds = dice.below(2) == 0;
      adds ? set.add(window) : set.remove(window);
      truth = adds ? truth | bits_of(window) : truth & ~bits_of(window);
      ASSERT_EQ(bits_of(set), truth) << "seed " << seed << " step " << step;
      ASSERT_TRUE(is_tidy(set)) << "seed " << seed << " step " << step;
    }
  }
}

TEST(WindowSet, whole_sets_are_added_removed_and_cut_as_bitmaps_are) {
  for (unsigned seed = 0; seed < 1000; ++seed) {
    Dice dice(seed);
    const WindowSet a = dice.set(), b = dice.set();
    const Window window = dice.window();
    WindowSet sum = a, difference = a;
    sum.add(b);
    difference.remove(b);
    ASSERT_EQ(bits_of(sum), bits_of(a) | bits_of(b)) << seed;
    ASSERT_EQ(bits_of(difference), bits_of(a) & ~bits_of(b)) << seed;
    ASSERT_EQ(bits_of(a.within(window)), bits_of(a) & bits_of(window)) << seed;
    ASSERT_TRUE(is_tidy(sum) && is_tidy(difference) && is_tidy(a.within(window))) << seed;
  }
}

}  // namespace
}  // namespace tonearm
