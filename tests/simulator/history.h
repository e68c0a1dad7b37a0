// The truth: what every user of the simulated last.fm has played.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "simulator/dice.h"
#include "simulator/play.h"

namespace tonearm::simulator {

/// UTC seconds, half open. From 0 on it holds the plays whose time is unknown.
struct Span {
  std::int64_t from = 0;
  std::int64_t to = INT64_MAX;
};

/// A row of an answer. `song` stays valid as long as the history; `song_number` names it.
struct Row {
  std::int64_t uts;
  std::uint32_t song_number;
  const Song* song;
};

/// `total` plays lie in the span, of which `rows` are a part, newest first.
struct Slice {
  std::int64_t total = 0;
  std::vector<Row> rows;
};

struct Census {
  std::int64_t plays = 0, artists = 0, albums = 0, tracks = 0;
  std::int64_t first_uts = 0;  ///< of the plays whose time is known; 0 when there is none
};

/// Multisets of plays, one a user, thread-safe. User names compare without (ASCII) case; a method that is given a user
/// who does not exist throws std::out_of_range, `add…` makes the user.
class History {
 public:
  void add_user(std::string_view user);
  std::vector<std::string> users() const;
  /// The name in its own case.
  std::optional<std::string> canonical_user(std::string_view user) const;

  /// Of plays of one second, one added later is listed first.
  void add(std::string_view user, const Play& play);
  /// Newest first: of plays of one second, the first in `plays` is listed first, before those that are there already.
  void add(std::string_view user, const std::vector<Play>& plays);
  void add(std::string_view user, const Listening& listening);
  /// One play of that key (uts, artist, album, track); false when there is none.
  bool remove(std::string_view user, const Play& play);
  /// Puts `after` in the place of one play of the key of `before`; false when there is none.
  bool replace(std::string_view user, const Play& before, const Play& after);

  Slice slice(std::string_view user, Span span, std::int64_t first, std::int64_t count) const;
  /// All plays, newest first, those of unknown time last.
  std::vector<Play> plays(std::string_view user) const;
  /// A random play not older than `since`; nothing when there is none.
  std::optional<Play> any_play(std::string_view user, Dice& dice, std::int64_t since = 0) const;
  std::int64_t size(std::string_view user) const;
  Census census(std::string_view user) const;

  /// The artist's own spelling; names compare without (ASCII) case.
  std::optional<std::string> known_artist(std::string_view artist) const;

 private:
  struct Entry {
    std::int64_t uts;
    std::uint32_t song;
  };
  /// Entries ascend in uts, and within a second in the reverse of their listing.
  struct User {
    std::string name;
    std::vector<Entry> entries;
  };

  User& user_of(std::string_view user);
  const User& user_of(std::string_view user) const;
  User& made_user(std::string_view user);
  std::uint32_t number_of(const Song& song);
  void insert(User& user, std::vector<Entry> newest_first);
  std::vector<Entry>::iterator find(User& user, const Play& play);

  mutable std::mutex mutex_;
  std::map<std::string, User, std::less<>> users_;  ///< by name in lower case
  std::deque<Song> songs_;
  std::unordered_map<std::string, std::uint32_t> song_numbers_;
  std::unordered_map<std::string, std::string> artists_;  ///< own spelling by lower case
};

/// ASCII letters made small.
std::string lower_case(std::string_view text);

}  // namespace tonearm::simulator
