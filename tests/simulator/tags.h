// The tags of artists, albums and tracks, and the bodies of their getTopTags.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/json_object.h"

namespace tonearm::simulator {

struct Tag {
  std::string name;
  std::int64_t count = 0;  ///< 0..100
};

/// Whose tags are asked for.
struct Tagged {
  enum class Kind { artist, album, track };
  Kind kind = Kind::artist;
  std::string artist;
  std::string title = "";  ///< of the album or track
};
inline constexpr Tagged::Kind kTaggedKinds[] = {Tagged::Kind::artist, Tagged::Kind::album, Tagged::Kind::track};
/// "artist", "album" or "track": a parameter's name, and an attribute's.
const char* name_of(Tagged::Kind kind);

class Tags {
 public:
  /// "artist,tag,count", "artist,album,tag,count" or "artist,track,tag,count" with its header. Throws
  /// Error(look_into_data).
  void add_csv(std::string_view csv);
  /// From now on artists that no CSV names have tags that are made of their name; one in twenty has none. Albums and
  /// tracks have those of a CSV alone.
  void invent(std::uint64_t seed);

  /// Highest count first; names compare without (ASCII) case.
  std::vector<Tag> of(const Tagged& tagged) const;
  std::vector<Tag> of(std::string_view artist) const { return of(Tagged{Tagged::Kind::artist, std::string(artist)}); }

 private:
  std::map<std::vector<std::string>, std::vector<Tag>> tags_;  ///< by kind and names in lower case
  bool invents_ = false;
  std::uint64_t seed_ = 0;
};

/// `bare_single`: one tag alone stands without its array, its count in quotes, as in 2014.
std::string write_top_tags(const Tagged& tagged, const std::vector<Tag>& tags, bool bare_single, JsonStyle style);

}  // namespace tonearm::simulator
