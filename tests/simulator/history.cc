#include "simulator/history.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_set>

namespace tonearm::simulator {
namespace {

const auto kOlder = [](const auto& entry, std::int64_t uts) { return entry.uts < uts; };
const auto kByTime = [](const auto& a, const auto& b) { return a.uts < b.uts; };

void append_sized(std::string& key, const std::string& name) {
  key += std::to_string(name.size());
  key += ':';
  key += name;
}

std::string key_of(const Song& song) {
  std::string key(song.loved ? "1" : "0");
  for (const auto* name :
       {&song.artist, &song.album, &song.track, &song.artist_mbid, &song.album_mbid, &song.track_mbid})
    append_sized(key, *name);
  return key;
}

bool same_names(const Song& a, const Song& b) {
  return a.artist == b.artist && a.album == b.album && a.track == b.track;
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

void History::add_user(std::string_view user) {
  const std::lock_guard lock(mutex_);
  made_user(user);
}

std::vector<std::string> History::users() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [lower, user] : users_) names.push_back(user.name);
  return names;
}

std::optional<std::string> History::canonical_user(std::string_view user) const {
  const std::lock_guard lock(mutex_);
  const auto found = users_.find(lower_case(user));
  if (found == users_.end()) return std::nullopt;
  return found->second.name;
}

void History::add(std::string_view user, const Play& play) { add(user, std::vector{play}); }

void History::add(std::string_view user, const std::vector<Play>& plays) {
  const std::lock_guard lock(mutex_);
  std::vector<Entry> entries;
  entries.reserve(plays.size());
  for (const auto& play : plays) entries.push_back({play.uts, number_of(play.song)});
  insert(made_user(user), std::move(entries));
}

void History::add(std::string_view user, const Listening& listening) {
  const std::lock_guard lock(mutex_);
  std::vector<std::uint32_t> numbers;
  numbers.reserve(listening.songs.size());
  for (const auto& song : listening.songs) numbers.push_back(number_of(song));
  std::vector<Entry> entries;
  entries.reserve(listening.plays.size());
  for (const auto& play : listening.plays) entries.push_back({play.uts, numbers.at(play.song)});
  insert(made_user(user), std::move(entries));
}

void History::insert(User& user, std::vector<Entry> newest_first) {
  std::reverse(newest_first.begin(), newest_first.end());
  std::stable_sort(newest_first.begin(), newest_first.end(), kByTime);
  if (newest_first.size() == 1) {
    const auto place = std::upper_bound(user.entries.begin(), user.entries.end(), newest_first[0], kByTime);
    user.entries.insert(place, newest_first[0]);
    return;
  }
  const auto middle = static_cast<std::ptrdiff_t>(user.entries.size());
  user.entries.insert(user.entries.end(), newest_first.begin(), newest_first.end());
  std::inplace_merge(user.entries.begin(), user.entries.begin() + middle, user.entries.end(), kByTime);
}

bool History::remove(std::string_view user, const Play& play) {
  const std::lock_guard lock(mutex_);
  auto& owner = user_of(user);
  const auto place = find(owner, play);
  if (place == owner.entries.end()) return false;
  owner.entries.erase(place);
  return true;
}

bool History::replace(std::string_view user, const Play& before, const Play& after) {
  const std::lock_guard lock(mutex_);
  auto& owner = user_of(user);
  const auto place = find(owner, before);
  if (place == owner.entries.end()) return false;
  if (before.uts == after.uts) {
    place->song = number_of(after.song);
    return true;
  }
  owner.entries.erase(place);
  insert(owner, {{after.uts, number_of(after.song)}});
  return true;
}

Slice History::slice(std::string_view user, Span span, std::int64_t first, std::int64_t count) const {
  const std::lock_guard lock(mutex_);
  const auto& entries = user_of(user).entries;
  const auto low = std::lower_bound(entries.begin(), entries.end(), span.from, kOlder);
  const auto high = std::lower_bound(low, entries.end(), std::max(span.from, span.to), kOlder);
  Slice slice{high - low, {}};
  const auto last = std::min(slice.total, first + count);
  for (auto i = first; i < last; ++i) {
    const auto& entry = *(high - 1 - i);
    slice.rows.push_back({entry.uts, entry.song, &songs_[entry.song]});
  }
  return slice;
}

std::vector<Play> History::plays(std::string_view user) const {
  const std::lock_guard lock(mutex_);
  const auto& entries = user_of(user).entries;
  std::vector<Play> plays;
  plays.reserve(entries.size());
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
    plays.push_back({entry->uts, songs_[entry->song]});
  return plays;
}

std::optional<Play> History::any_play(std::string_view user, Dice& dice, std::int64_t since) const {
  const std::lock_guard lock(mutex_);
  const auto& entries = user_of(user).entries;
  const auto low = std::lower_bound(entries.begin(), entries.end(), since, kOlder);
  if (low == entries.end()) return std::nullopt;
  const auto& entry = *(low + dice.below(entries.end() - low));
  return Play{entry.uts, songs_[entry.song]};
}

std::int64_t History::size(std::string_view user) const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::int64_t>(user_of(user).entries.size());
}

Census History::census(std::string_view user) const {
  const std::lock_guard lock(mutex_);
  const auto& entries = user_of(user).entries;
  std::unordered_set<std::uint32_t> songs;
  for (const auto& entry : entries) songs.insert(entry.song);
  std::unordered_set<std::string> artists, albums, tracks;
  for (const auto number : songs) {
    const auto& song = songs_[number];
    artists.insert(song.artist);
    std::string key;
    append_sized(key, song.artist);
    if (!song.album.empty()) albums.insert(key + song.album);
    tracks.insert(key + song.track);
  }
  const auto first = std::lower_bound(entries.begin(), entries.end(), 1, kOlder);
  const auto count = [](const auto& set) { return static_cast<std::int64_t>(set.size()); };
  return {count(entries), count(artists), count(albums), count(tracks), first == entries.end() ? 0 : first->uts};
}

std::optional<std::string> History::known_artist(std::string_view artist) const {
  const std::lock_guard lock(mutex_);
  const auto found = artists_.find(lower_case(artist));
  if (found == artists_.end()) return std::nullopt;
  return found->second;
}

History::User& History::user_of(std::string_view user) {
  return const_cast<User&>(static_cast<const History*>(this)->user_of(user));
}

const History::User& History::user_of(std::string_view user) const {
  const auto found = users_.find(lower_case(user));
  if (found == users_.end()) throw std::out_of_range("no user " + std::string(user));
  return found->second;
}

History::User& History::made_user(std::string_view user) {
  const auto [place, is_new] = users_.try_emplace(lower_case(user));
  if (is_new) place->second.name = user;
  return place->second;
}

std::uint32_t History::number_of(const Song& song) {
  const auto [place, is_new] = song_numbers_.try_emplace(key_of(song), static_cast<std::uint32_t>(songs_.size()));
  if (is_new) {
    songs_.push_back(song);
    artists_.try_emplace(lower_case(song.artist), song.artist);
  }
  return place->second;
}

std::vector<History::Entry>::iterator History::find(User& user, const Play& play) {
  auto& entries = user.entries;
  auto place = std::lower_bound(entries.begin(), entries.end(), play.uts, kOlder);
  while (place != entries.end() && place->uts == play.uts && !same_names(songs_[place->song], play.song)) ++place;
  return place != entries.end() && place->uts == play.uts ? place : entries.end();
}

}  // namespace tonearm::simulator
