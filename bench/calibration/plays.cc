#include "calibration/plays.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "calibration/music.h"
#include "calibration/wander.h"
#include "core/utc_time.h"
#include "statistics/random.h"

namespace tonearm::calibration {
namespace {

constexpr std::size_t kWeeksOfAYear = 52;
constexpr double kHour = 3600;
constexpr double kOtherArtist = 0.3, kOtherAlbum = 0.25, kWholeAlbum = 0.75;

template <class T>
void shuffle(std::vector<T>& values, SplitMix& random) {
  for (std::size_t left = values.size(); left > 1; --left)
    std::swap(values[left - 1], values[static_cast<std::size_t>(random.below(static_cast<int>(left)))]);
}

/// The UTC second at which the clock shows `wall`; where it never does (a clock put forward, a move), one nearby.
std::int64_t utc_of(LocalClock& clock, std::int64_t wall) {
  std::int64_t uts = wall;
  for (int nearer = 0; nearer < 3; ++nearer) uts += wall - clock.local(uts);
  return uts;
}

/// What the listener is on to in one family.
struct Favourite {
  std::size_t artist = 0, album = 0;
};

class Placing {
 public:
  Placing(const PlaysDials& dials, std::uint64_t seed)
      : dials_(dials),
        listener_(made_up_listener(dials.listener, seed)),
        random_(~seed),
        clock_(dials.zones),
        wander_(dials.listener.clock_wander, dials.listener.clock_memory_weeks),
        favourites_(kFamilyNames.size()),
        turn_(static_cast<std::size_t>(seed % kFamilyNames.size())) {
    if (dials.listener.families > kFamilyNames.size()) throw std::invalid_argument("there are ten families");
    made_.weeks = listener_.weekly.weeks;
    made_.planted_family = family_of(0);
    choose_silence();
  }

  MadeUpPlays plays() {
    for (std::size_t week = 0; week < made_.weeks; ++week) place_week(week);
    return std::move(made_);
  }

 private:
  std::size_t family_of(std::size_t column) const { return (column + turn_) % kFamilyNames.size(); }

  std::size_t below(std::size_t end) {
    return static_cast<std::size_t>(random_.below(static_cast<int>(std::max<std::size_t>(end, 1))));
  }

  void choose_silence() {
    part_.assign(made_.weeks, 1);
    for (std::size_t year = 0; year + kWeeksOfAYear <= made_.weeks; year += kWeeksOfAYear) {
      const std::size_t from = year + below(kWeeksOfAYear - 2);
      made_.weeks_of_holidays.push_back(from);
      part_[from] = 0;
      part_[from + 1] = 1.0 / 3;
    }
    if (dials_.gap_weeks == 0) return;
    const std::size_t from = below(made_.weeks - std::min(made_.weeks, dials_.gap_weeks));
    std::fill_n(part_.begin() + static_cast<std::ptrdiff_t>(from), std::min(dials_.gap_weeks, made_.weeks - from), 0);
  }

  /// A family for each burst of the week, in any order.
  std::vector<std::size_t> bursts_of(std::size_t week) {
    std::vector<std::size_t> bursts;
    for (std::size_t column = 0; column < listener_.weekly.columns; ++column) {
      const double count = listener_.weekly.at(week, column) / dials_.listener.burst;
      bursts.insert(bursts.end(), static_cast<std::size_t>(std::lround(count)), family_of(column));
    }
    shuffle(bursts, random_);
    bursts.resize(static_cast<std::size_t>(std::lround(static_cast<double>(bursts.size()) * part_[week])));
    return bursts;
  }

  double hour_of(std::size_t week) {
    const double along = (static_cast<double>(week) + 0.5) / static_cast<double>(made_.weeks) - 0.5;
    return dials_.listener.hour + dials_.listener.clock_shift * along + wander_.next(random_);
  }

  /// Wall-clock seconds at which a session starts; those late in the evening run over midnight.
  std::vector<std::int64_t> starts_of(std::size_t week, std::size_t sessions) {
    const double monday = listener_.weekly.first_day + 7 * static_cast<double>(week), hour = hour_of(week);
    std::vector<std::int64_t> starts;
    for (std::size_t session = 0; session < sessions; ++session) {
      const double at = hour + dials_.listener.hour_sd * random_.normal();
      starts.push_back(std::llround((monday + random_.below(7)) * static_cast<double>(kDay) + at * kHour));
    }
    std::sort(starts.begin(), starts.end());
    return starts;
  }

  void place_week(std::size_t week) {
    const std::vector<std::size_t> bursts = bursts_of(week);
    std::vector<std::size_t> ends;  // of each session, in bursts
    for (std::size_t end = 0; end < bursts.size();)
      ends.push_back(end = std::min(end + 1 + static_cast<std::size_t>(random_.below(2)), bursts.size()));
    const std::vector<std::int64_t> starts = starts_of(week, ends.size());
    std::size_t burst = 0;
    for (std::size_t session = 0; session < ends.size(); ++session) {
      now_ = std::max(now_ + 60, utc_of(clock_, starts[session]));
      while (burst < ends[session]) play_burst(bursts[burst++]);
    }
    made_.sessions += ends.size();
  }

  /// An album from its first track to its last, or tracks of all the family's artists.
  void play_burst(std::size_t family) {
    Favourite& favourite = favourites_[family];
    if (random_.uniform() < kOtherArtist) favourite.artist = an_artist();
    if (random_.uniform() < kOtherAlbum) favourite.album = below(kAlbumsAnArtist);
    const bool whole_album = random_.uniform() < kWholeAlbum;
    const auto plays = static_cast<std::size_t>(std::lround(dials_.listener.burst));
    for (std::size_t play = 0; play < plays; ++play)
      if (whole_album)
        add({now_, family, favourite.artist, favourite.album, play % kTracksAnAlbum});
      else
        add({now_, family, an_artist(), below(kAlbumsAnArtist), below(kTracksAnAlbum)});
  }

  /// The first of a family twice as often as the second, three times as often as the third.
  std::size_t an_artist() {
    double all = 0;
    for (std::size_t artist = 1; artist <= kArtistsAFamily; ++artist) all += 1.0 / static_cast<double>(artist);
    double left = all * random_.uniform();
    std::size_t artist = 0;
    while (artist + 1 < kArtistsAFamily && (left -= 1.0 / static_cast<double>(artist + 1)) >= 0) ++artist;
    return artist;
  }

  void add(const Heard& heard) {
    made_.plays.push_back(heard);
    now_ += 180 + random_.below(121);
  }

  const PlaysDials& dials_;
  Listener listener_;
  SplitMix random_;
  LocalClock clock_;
  Wander wander_;
  std::vector<Favourite> favourites_;
  std::size_t turn_;
  std::vector<double> part_;  // of each week's bursts that are played
  std::int64_t now_ = 0;
  MadeUpPlays made_;
};

}  // namespace

MadeUpPlays made_up_plays(const PlaysDials& dials, std::uint64_t seed) { return Placing(dials, seed).plays(); }

}  // namespace tonearm::calibration
