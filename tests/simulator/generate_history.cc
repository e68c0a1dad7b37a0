#include "simulator/generate_history.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "simulator/dice.h"
#include "simulator/invented_music.h"

namespace tonearm::simulator {
namespace {

constexpr std::int64_t kDays = 15 * 365 + 4;
constexpr std::int64_t kDay = 86400;

/// How much is heard in each hour of a UTC day; the weekend starts later.
constexpr std::array<double, 24> kHours = {2, 1, .4, .2, .1, .2, .6, 2, 4, 5, 5, 5, 4, 4, 5, 5, 6, 7, 8, 9, 9, 8, 6, 4};
constexpr std::array<double, 7> kWeekdays = {1, 1, 1.05, 1.1, 1.25, .85, .75};  // from Monday

class Listener {
 public:
  Listener(const InventedMusic& music, std::uint64_t seed, std::int64_t end)
      : music_(music), dice_(seed, 2), first_day_(end / kDay - kDays), end_(end) {
    double sum = 0;
    for (std::size_t rank = 0; rank < music.artists.size(); ++rank)
      popularity_.push_back(sum += 1 / std::pow(static_cast<double>(rank + 4), 0.95));
  }

  std::vector<Listening::At> listen(std::int64_t count) {
    plays_.reserve(static_cast<std::size_t>(count));
    double weight = 0, sum = 0;
    for (std::int64_t day = 0; day < kDays; ++day) sum += weight_of(day);
    for (std::int64_t day = 0; day < kDays; ++day) {
      weight += weight_of(day);
      const auto due = day + 1 == kDays ? count : static_cast<std::int64_t>(weight / sum * static_cast<double>(count));
      hear_day(day, due);
    }
    std::stable_sort(plays_.begin(), plays_.end(), [](const auto& a, const auto& b) { return a.uts > b.uts; });
    return std::move(plays_);
  }

 private:
  double weight_of(std::int64_t day) const {
    const auto weekday = static_cast<std::size_t>((first_day_ + day + 3) % 7);  // 1970-01-01 was a Thursday
    Dice mood(17, static_cast<std::uint64_t>(day));
    return kWeekdays[weekday] * (mood.chance(0.08) ? 0.02 : 0.4 + mood.unit()) *
           (1 + 0.3 * std::sin(static_cast<double>(day) / 400));
  }

  void hear_day(std::int64_t day, std::int64_t due) {
    while (static_cast<std::int64_t>(plays_.size()) < due) {
      auto uts = (first_day_ + day) * kDay + hour_of_start() * 3600 + dice_.below(3600);
      const auto& album = album_of(day);
      const auto length = static_cast<std::int64_t>(album.size());
      auto track = dice_.chance(0.6) ? 0 : dice_.below(length);
      for (; track < length && static_cast<std::int64_t>(plays_.size()) < due; ++track) {
        plays_.push_back({uts < end_ ? uts : uts - kDay, album[static_cast<std::size_t>(track)]});
        uts += dice_.between(180, 300);
        if (dice_.chance(0.06)) break;
      }
    }
  }

  std::int64_t hour_of_start() {
    static const auto kSum = [] {
      double sum = 0;
      for (const double hour : kHours) sum += hour;
      return sum;
    }();
    auto left = dice_.unit() * kSum;
    for (std::size_t hour = 0; hour < 24; ++hour)
      if ((left -= kHours[hour]) < 0) return static_cast<std::int64_t>(hour);
    return 23;
  }

  /// Half of the listening goes to lasting favourites, half to those of the year.
  const std::vector<std::uint32_t>& album_of(std::int64_t day) {
    const auto place = std::lower_bound(popularity_.begin(), popularity_.end(), dice_.unit() * popularity_.back());
    auto artist = static_cast<std::size_t>(place - popularity_.begin());
    if (dice_.chance(0.5)) artist = (artist + static_cast<std::size_t>(day / 365) * 211) % music_.artists.size();
    const auto& albums = music_.artists[artist];
    return albums[static_cast<std::size_t>(dice_.below(static_cast<std::int64_t>(albums.size())))];
  }

  const InventedMusic& music_;
  Dice dice_;
  std::int64_t first_day_, end_;
  std::vector<double> popularity_;  ///< running sum by rank
  std::vector<Listening::At> plays_;
};

}  // namespace

Listening generate_history(std::int64_t plays, std::uint64_t seed, std::int64_t end) {
  auto music = invent_music(seed);
  auto heard = Listener(music, seed, end).listen(plays);
  return {std::move(music.songs), std::move(heard)};
}

}  // namespace tonearm::simulator
