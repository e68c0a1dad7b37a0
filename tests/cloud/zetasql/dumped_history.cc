#include "cloud/zetasql/dumped_history.h"

namespace tonearm {
namespace {

constexpr const char* kArtists[] = {"Mogwai", "Aphex Twin", "Miles Davis", "The Kinks", "Nobody"};

void add_genres(StagedHistory& history) {
  history.genre("rock", "", "rock");
  history.genre("post-rock", "rock", "rock");
  history.genre("electronic", "", "electronic");
  history.genre("idm", "electronic", "electronic");
  history.genre("jazz", "", "jazz");
  history.meaning("seen live", {TagKind::personal, {}, "list"});
}

void add_tags(StagedHistory& history) {
  history.tag("Mogwai", "post-rock", 100);
  history.tag("Mogwai", "rock", 40);
  history.tag("Mogwai", "seen live", 20);
  history.tag("Aphex Twin", "idm", 90);
  history.tag("Aphex Twin", "electronic", 80);
  history.tag("Aphex Twin", "rock", 5);
  history.tag_of("album", "Kind of Blue", "Miles Davis", "jazz", 60);
  history.tag("The Kinks", "kinks", 9);
  history.override_genre("artist", "the kinks", "rock", 2);
  history.override_genre("artist", "the kinks", "jazz", 1);
  history.override_genre("tag", "idm", "electronic");
}

/// More of one artist in summer, of another late in the day and of a third as years go by.
int plays_of(int artist, int week) {
  const int of_year = week % 52;
  return 1 + (artist == 0 && of_year > 20 && of_year < 36 ? 6 : 0) + (artist == 1 ? week / 40 : 0);
}

}  // namespace

void add_plays(StagedHistory& history, int weeks, bool alone) {
  add_genres(history);
  add_tags(history);
  for (int week = 0; week < weeks; ++week)
    for (int artist = 0; artist < 5; ++artist)
      for (int play = 0; play < plays_of(artist, week); ++play) {
        const std::int64_t uts = utc(2009, 1, 5, 9 + 2 * artist, play * 7) + (7 * week + (artist + play) % 7) * kDay;
        history.play({uts, kArtists[artist], "Track " + std::to_string(play % 3), artist == 4 ? "" : "Album"});
      }
  history.play({0, "Mogwai", "Track 1", "Album"});
  history.gap(kListener, utc(2010, 3, 1, 0), utc(2010, 3, 2, 0));
  if (alone) return;
  history.play({utc(2011, 5, 6, 7), "Mogwai", "Track 1", "Album", "", "ben"});
}

}  // namespace tonearm
