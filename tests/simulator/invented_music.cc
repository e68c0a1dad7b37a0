#include "simulator/invented_music.h"

#include <cstdio>
#include <unordered_set>

#include "simulator/dice.h"

namespace tonearm::simulator {
namespace {

constexpr int kArtists = 5000;

constexpr const char* kFirst[] = {"Silver",  "Broken",   "Electric", "Midnight",   "Paper",  "Golden",
                                  "Hollow",  "Northern", "Velvet",   "Distant",    "Quiet",  "Burning",
                                  "Crystal", "Wooden",   "Blue",     "Slow",       "Secret", "Wild",
                                  "Little",  "Black",    "Sigur",    "Caf\xC3\xA9"};
constexpr const char* kSecond[] = {"Rivers",  "Machine",      "Hearts",      "Orchestra",  "Foxes",     "Lights",
                                   "Parade",  "Ghosts",       "Gardens",     "Satellites", "Wolves",    "Motel",
                                   "Engines", "Mirrors",      "Harbour",     "Tigers",     "Cathedral", "Radio",
                                   "Birds",   "M\xC3\xBChle", "\xE6\x9C\x88"};
constexpr const char* kSyllables[] = {"ka",  "lo", "mi", "ren", "tos", "vi",  "an", "bel", "cor", "du",  "el", "fa",
                                      "gri", "hu", "is", "jo",  "ly",  "nor", "pe", "qui", "ra",  "sha", "tu", "wen"};

class Inventor {
 public:
  explicit Inventor(std::uint64_t seed) : dice_(seed, 1) {}

  InventedMusic invent() {
    for (int rank = 0; rank < kArtists; ++rank) add_artist(rank);
    return std::move(music_);
  }

 private:
  template <std::size_t n>
  std::string pick(const char* const (&words)[n]) {
    return words[dice_.below(n)];
  }

  std::string word() {
    std::string word;
    for (auto left = dice_.between(2, 4); left > 0; --left) word += pick(kSyllables);
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
  }

  std::string title() {
    switch (dice_.below(4)) {
      case 0:
        return pick(kFirst) + " " + pick(kSecond);
      case 1:
        return word();
      case 2:
        return word() + " & " + word();
      default:
        return "The " + pick(kSecond) + " of " + word();
    }
  }

  std::string artist_name() {
    for (;;)
      if (auto name = dice_.chance(0.3) ? word() + " and the " + pick(kSecond) : title(); names_.insert(name).second)
        return name;
  }

  std::string mbid(double gap) {
    const auto high = dice_.next(), low = dice_.next();
    if (dice_.chance(gap)) return "";
    char text[40];
    std::snprintf(text, sizeof text, "%08x-%04x-4%03x-%04x-%012llx", static_cast<unsigned>(high >> 32),
                  static_cast<unsigned>(high >> 16 & 0xffff), static_cast<unsigned>(high & 0xfff),
                  static_cast<unsigned>(0x8000 | (low >> 48 & 0x3fff)),
                  static_cast<unsigned long long>(low & 0xffffffffffffU));
    return text;
  }

  void add_artist(int rank) {
    const auto name = artist_name(), id = mbid(0.24);
    music_.artists.emplace_back();
    const auto albums = rank < 200 ? dice_.between(4, 9) : rank < 1000 ? dice_.between(1, 4) : 1;
    const auto shortest = rank < 1000 ? 8 : 3;
    for (std::int64_t i = 0; i < albums; ++i)
      music_.artists.back().push_back(make_album({name, title(), "", id, mbid(0.27), "", false}, shortest));
  }

  InventedMusic::Album make_album(const Song& album, std::int64_t shortest) {
    InventedMusic::Album tracks;
    for (auto left = dice_.between(shortest, shortest + 6); left > 0; --left) {
      auto song = album;
      song.track = title();
      song.track_mbid = mbid(0.3);
      song.loved = dice_.chance(0.03);
      if (dice_.chance(0.15)) song.album = song.album_mbid = "";
      tracks.push_back(static_cast<std::uint32_t>(music_.songs.size()));
      music_.songs.push_back(std::move(song));
    }
    return tracks;
  }

  Dice dice_;
  InventedMusic music_;
  std::unordered_set<std::string> names_;
};

}  // namespace

InventedMusic invent_music(std::uint64_t seed) { return Inventor(seed).invent(); }

}  // namespace tonearm::simulator
