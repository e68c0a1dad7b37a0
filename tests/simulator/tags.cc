#include "simulator/tags.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/error.h"
#include "simulator/csv.h"
#include "simulator/history.h"
#include "simulator/json_text.h"

namespace tonearm::simulator {
namespace {

constexpr const char* kGenres[] = {
    "rock",       "indie",       "electronic", "hip-hop",     "Hip-Hop",  "jazz",    "classical",     "folk",
    "metal",      "black metal", "ambient",    "techno",      "house",    "pop",     "punk",          "post-rock",
    "shoegaze",   "soul",        "funk",       "reggae",      "blues",    "country", "drum and bass", "trip-hop",
    "indie rock", "indie pop",   "dream pop",  "death metal", "synthpop", "rnb",     "krautrock",     "psychedelic",
    "noise",      "dub",         "grime",      "bossa nova"};
constexpr const char* kNoise[] = {"seen live", "favorites", "female vocalists", "90s", "british", "awesome",
                                  "00s",       " "};

std::uint64_t hash_of(std::string_view artist) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : artist) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

template <std::size_t n>
const char* pick(const char* const (&words)[n], Dice& dice) {
  return words[dice.below(n)];
}

std::vector<Tag> invented(std::string_view artist, std::uint64_t seed) {
  Dice dice(seed, hash_of(artist));
  std::vector<Tag> tags;
  if (dice.chance(0.05)) return tags;
  std::int64_t count = 100;
  for (auto left = dice.between(1, 9); left > 0 && count > 0; --left) {
    const std::string name = dice.chance(0.25) ? pick(kNoise, dice) : pick(kGenres, dice);
    if (std::none_of(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.name == name; }))
      tags.push_back({name, count});
    count -= dice.below(count / 2 + 2);
  }
  return tags;
}

std::int64_t parse_count(const std::string& text) {
  std::int64_t count = -1;
  std::from_chars(text.data(), text.data() + text.size(), count);
  if (count < 0 || count > 100) throw Error(Remedy::look_into_data, "tags: \"" + text + "\" is no count of 0 to 100");
  return count;
}

/// The columns of a CSV: the artist, the title where there is one, tag and count.
std::vector<std::string> columns_of(Tagged::Kind kind) {
  if (kind == Tagged::Kind::artist) return {"artist", "tag", "count"};
  return {"artist", name_of(kind), "tag", "count"};
}

Tagged::Kind kind_of(const std::optional<std::vector<std::string>>& header) {
  for (const auto kind : kTaggedKinds)
    if (header == columns_of(kind)) return kind;
  throw Error(Remedy::look_into_data, "tags: the first line is not artist,tag,count nor that with album or track");
}

std::vector<std::string> key_of(const Tagged& tagged) {
  return {name_of(tagged.kind), lower_case(tagged.artist), lower_case(tagged.title)};
}

}  // namespace

const char* name_of(Tagged::Kind kind) {
  switch (kind) {
    case Tagged::Kind::album:
      return "album";
    case Tagged::Kind::track:
      return "track";
    default:
      return "artist";
  }
}

void Tags::add_csv(std::string_view csv) {
  CsvReader reader(csv);
  const auto kind = kind_of(reader.next());
  const auto width = columns_of(kind).size();
  while (const auto row = reader.next()) {
    if (row->size() != width)
      throw Error(Remedy::look_into_data, "tags: a row has not " + std::to_string(width) + " fields");
    const std::string title = kind == Tagged::Kind::artist ? "" : row->at(1);
    tags_[key_of({kind, row->at(0), title})].push_back({row->at(width - 2), parse_count(row->at(width - 1))});
  }
  for (auto& [key, tags] : tags_)
    std::stable_sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) { return a.count > b.count; });
}

void Tags::invent(std::uint64_t seed) {
  invents_ = true;
  seed_ = seed;
}

std::vector<Tag> Tags::of(const Tagged& tagged) const {
  if (const auto found = tags_.find(key_of(tagged)); found != tags_.end()) return found->second;
  const bool invents = invents_ && tagged.kind == Tagged::Kind::artist;
  return invents ? invented(lower_case(tagged.artist), seed_) : std::vector<Tag>();
}

std::string write_top_tags(const Tagged& tagged, const std::vector<Tag>& tags, bool bare_single, JsonStyle style) {
  const bool bare = bare_single && tags.size() == 1;
  std::vector<std::string> elements;
  for (const auto& [name, count] : tags) {
    const auto number = std::to_string(count);
    elements.push_back(JsonObject(style)
                           .json("count", bare ? '"' + number + '"' : number)
                           .text("name", name)
                           .text("url", "https://www.last.fm/tag/" + encode_path(name))
                           .str());
  }
  JsonObject names(style);
  names.text("artist", tagged.artist);
  if (tagged.kind != Tagged::Kind::artist) names.text(name_of(tagged.kind), tagged.title);
  const auto inner = JsonObject(style).json("tag", json_array(elements, bare_single)).json("@attr", names.str()).str();
  return JsonObject(style).json("toptags", inner).str();
}

}  // namespace tonearm::simulator
