// How an artist came to its genres, tag by tag.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ports/warehouse.h"
#include "report/shares.h"
#include "report/text_style.h"

namespace tonearm {

/// One tag, or one of the genres of a tag that lists several.
struct ExplainedTag {
  std::string tag;
  std::int64_t count = 0;  ///< 0 to 100, of the service
  std::string source;      ///< artist, album, track
  std::string title;       ///< of the album or track, "" for the artist's own
  std::string kind;        ///< genre, mood, place, era, instrument, voice, personal, artist, junk, unknown
  std::string genre;       ///< "" where it is none
  std::string how;         ///< the rule that made it so
  double votes = 0;
  std::string verdict;  ///< "counts", or why it does not
};

/// A genre that counts and gives votes to more specific ones beside it.
struct GivenWay {
  std::string genre;
  double votes = 0, kept = 0;
  std::vector<std::string> to;
};

struct ExplainedGenre {
  std::string genre, family;
  double weight = 0;  ///< all of an artist sum to 1
};

struct Explanation {
  std::string artist;
  std::string source;              ///< of artist_genres: override, tags, rare tags, album tags, track tags, none
  std::vector<ExplainedTag> tags;  ///< the artist's own first, then by count
  std::vector<GivenWay> given_way;
  std::vector<ExplainedGenre> genres;  ///< the largest weight first
  std::vector<Share> families;
};

/// The artist of this name, letter case aside where none has exactly it. Throws Error(fix_usage), with the nearest
/// name, where no such artist was played.
Explanation explain(Warehouse& warehouse, const std::string& artist);

/// Lines that fit style.width, each ended by "\n".
std::string to_text(const Explanation& explanation, const TextStyle& style);
/// answer, artist, source, genres, families, gives_way, tags.
nlohmann::ordered_json to_json(const Explanation& explanation);

std::string explain_text(Warehouse& warehouse, const std::string& artist, const TextStyle& style);
nlohmann::ordered_json explain_json(Warehouse& warehouse, const std::string& artist);

}  // namespace tonearm
