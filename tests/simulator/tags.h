// The tags of artists, and the bodies of artist.getTopTags.
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

class Tags {
 public:
  /// "artist,tag,count" with its header. Throws Error(look_into_data).
  void add_csv(std::string_view csv);
  /// From now on artists that no CSV names have tags that are made of their name; one in twenty has none.
  void invent(std::uint64_t seed);

  /// Highest count first; artists compare without (ASCII) case.
  std::vector<Tag> of(std::string_view artist) const;

 private:
  std::map<std::string, std::vector<Tag>, std::less<>> tags_;  ///< by artist in lower case
  bool invents_ = false;
  std::uint64_t seed_ = 0;
};

/// `bare_single`: one tag alone stands without its array, its count in quotes, as in 2014.
std::string write_top_tags(std::string_view artist, const std::vector<Tag>& tags, bool bare_single, JsonStyle style);

}  // namespace tonearm::simulator
