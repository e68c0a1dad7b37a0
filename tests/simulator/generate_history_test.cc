// The made-up listener.
#include "simulator/generate_history.h"

#include <gmock/gmock.h>

#include <set>

#include "simulator/json_text.h"
#include "simulator/strange_plays.h"

namespace tonearm::simulator {
namespace {

const auto kEnd = midnight("2026-01-01");

bool same(const Listening& a, const Listening& b) {
  return std::equal(a.plays.begin(), a.plays.end(), b.plays.begin(), b.plays.end(),
                    [&](auto& x, auto& y) { return x.uts == y.uts && a.songs[x.song].track == b.songs[y.song].track; });
}

TEST(GenerateHistory, makes_exactly_so_many_plays_of_fifteen_years) {
  for (const std::int64_t count : {1, 20'000}) {
    const auto heard = generate_history(count, 7, kEnd);
    ASSERT_EQ(static_cast<std::int64_t>(heard.plays.size()), count);
    EXPECT_LT(heard.plays.front().uts, kEnd);
    EXPECT_GE(heard.plays.back().uts, midnight("2010-12-31"));
    EXPECT_TRUE(std::is_sorted(heard.plays.begin(), heard.plays.end(), [](auto& a, auto& b) { return a.uts > b.uts; }));
  }
}

TEST(GenerateHistory, is_the_same_for_a_seed_and_another_for_another) {
  EXPECT_TRUE(same(generate_history(5000, 7, kEnd), generate_history(5000, 7, kEnd)));
  EXPECT_FALSE(same(generate_history(5000, 7, kEnd), generate_history(5000, 8, kEnd)));
}

TEST(GenerateHistory, looks_like_a_listener) {
  const auto heard = generate_history(50'000, 7, kEnd);
  std::set<std::string> artists;
  double without_album = 0, by_night = 0, in_sequence = 0;
  for (std::size_t i = 0; i < heard.plays.size(); ++i) {
    const auto& song = heard.songs[heard.plays[i].song];
    artists.insert(song.artist);
    without_album += song.album.empty() ? 1 : 0;
    by_night += heard.plays[i].uts / 3600 % 24 < 6 ? 1 : 0;
    in_sequence += i > 0 && heard.songs[heard.plays[i - 1].song].artist == song.artist ? 1 : 0;
  }
  EXPECT_GT(artists.size(), 3000);
  EXPECT_NEAR(without_album / 50'000, 0.15, 0.03);
  EXPECT_LT(by_night / 50'000, 0.1);
  EXPECT_GT(in_sequence / 50'000, 0.5);
  EXPECT_NEAR(static_cast<double>(heard.songs.size()), 60'000, 10'000);
}

TEST(CrowdedSecond, is_of_one_second) {
  Dice dice(1);
  const auto plays = crowded_second(dice, 10, 99, 30);
  EXPECT_EQ(plays.size(), 30);
  EXPECT_EQ(std::set<Play>(plays.begin(), plays.end()).size(), 30);
  EXPECT_EQ(plays.front().uts, plays.back().uts);
}

TEST(UndatedPlays, have_no_time_and_repeat_some) {
  const auto plays = undated_plays(9);
  EXPECT_EQ(plays.size(), 9);
  EXPECT_EQ(std::set<Play>(plays.begin(), plays.end()).size(), 6);
  for (const auto& play : plays) EXPECT_EQ(play.uts, 0);
}

}  // namespace
}  // namespace tonearm::simulator
