// genres.toml: the listener's last word.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "genres/taxonomy.h"

namespace tonearm {

struct GenreOverride {
  enum class Kind { artist, tag };
  Kind kind = Kind::artist;
  std::string name;                                    ///< the artist or the tag as it is written in the file
  std::vector<std::pair<std::string, double>> genres;  ///< names of the list, weights above 0; none: no genre at all
};

/// Reads, for the file `name` (a path for messages),
///     [artists]
///     "Mogwai" = "post-rock"                               # one genre
///     "Low" = ["slowcore", "dream pop"]                    # equal weights
///     "Tori Amos" = {"singer-songwriter" = 3, "piano rock" = 1}
///     "Silence" = []                                       # unknown
///     [tags]
///     "indie" = "indie rock"                               # or a list; [] is never a genre
/// Empty text gives none. Throws Error(fix_setup) with file and line: text that is not TOML, another table, a value of
/// another shape, a weight that is not above 0, a genre that the list does not hold (with the nearest name), an artist
/// or a tag that stands there twice in two spellings.
std::vector<GenreOverride> read_overrides(const std::string& text, const std::string& name, const Taxonomy& taxonomy);

}  // namespace tonearm
