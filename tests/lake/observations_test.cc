#include "lake/observations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace tonearm {
namespace {

constexpr std::int64_t kLate = 10'000;

Observation observed(std::int64_t sequence, Window window, std::int64_t observed_at = kLate) {
  return {{"rj", sequence, window, observed_at}, observation_key({"rj", sequence, window, observed_at}), ""};
}

std::vector<Observation> random_observations(std::mt19937& random, std::int64_t instants) {
  std::uniform_int_distribution<std::int64_t> any(0, instants - 1);
  std::vector<Observation> observations;
  for (std::int64_t sequence = any(random) % 12; sequence > 0; --sequence) {
    const std::int64_t from = any(random);
    observations.push_back(observed(sequence, {from, from + 1 + any(random) / 2}));
  }
  std::shuffle(observations.begin(), observations.end(), random);
  return observations;
}

TEST(Observations, the_latest_wins_whatever_the_clock_said) {
  const std::vector<Observation> held = {observed(2, {10, 20}, 500), observed(1, {0, 30}, 9'000)};
  const std::vector<Ruling> ruling = rulings(held);
  ASSERT_EQ(ruling.size(), 2u);
  EXPECT_EQ(ruling[0].observation, &held[1]);
  EXPECT_EQ(ruling[0].windows.windows(), (std::vector<Window>{{0, 10}, {20, 30}}));
  EXPECT_EQ(ruling[1].observation, &held[0]);
  EXPECT_EQ(ruling[1].windows.windows(), (std::vector<Window>{{10, 20}}));
}

TEST(Observations, one_that_later_ones_cover_rules_nowhere) {
  const std::vector<Observation> held = {observed(1, {10, 20}), observed(2, {0, 15}), observed(3, {15, 30})};
  EXPECT_EQ(rulings(held).size(), 2u);
}

TEST(Observations, each_instant_is_ruled_by_the_largest_sequence_that_covers_it) {
  constexpr std::int64_t kInstants = 40;
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    const std::vector<Observation> held = random_observations(random, kInstants);
    std::map<std::int64_t, std::int64_t> truth, said;
    for (std::int64_t t = 0; t < 2 * kInstants; ++t)
      for (const Observation& o : held)
        if (o.name.window.contains(t)) truth[t] = std::max(truth[t], o.name.sequence);
    std::int64_t before = -1;
    for (const Ruling& ruling : rulings(held)) {
      EXPECT_LT(before, ruling.windows.windows().front().from) << "in order of their beginnings";
      before = ruling.windows.windows().front().from;
      for (std::int64_t t = 0; t < 2 * kInstants; ++t)
        if (ruling.windows.contains(t)) {
          ASSERT_FALSE(said.contains(t)) << "two rule at " << t << ", seed " << seed;
          said[t] = ruling.observation->name.sequence;
        }
    }
    ASSERT_EQ(said, truth) << "seed " << seed;
  }
}

TEST(Observations, covered_ends_where_the_observation_was_made) {
  const std::vector<Observation> held = {observed(1, {100, kForever}, 500), observed(2, {20, 50}, 600)};
  EXPECT_EQ(covered(held).windows(), (std::vector<Window>{{20, 50}, {100, 500}}));
}

TEST(Observations, settled_ends_the_margin_before_the_observation_was_made) {
  EXPECT_EQ(settled({observed(1, {100, kForever}, 500)}, 150).windows(), (std::vector<Window>{{100, 350}}));
  EXPECT_TRUE(settled({observed(1, {400, kForever}, 500)}, 150).empty());
  EXPECT_EQ(settled({observed(1, {100, kForever}, 500), observed(2, {300, 400}, 900)}, 150).windows(),
            (std::vector<Window>{{100, 400}}));
}

TEST(Observations, the_next_sequence_is_after_all) {
  EXPECT_EQ(next_sequence({}), 1);
  EXPECT_EQ(next_sequence({observed(7, {1, 2}), observed(3, {1, 2})}), 8);
}

}  // namespace
}  // namespace tonearm
