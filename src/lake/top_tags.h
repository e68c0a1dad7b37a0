// The tags of an artist, an album or a track: the question, its answer as values, and the line that keeps it in the
// lake.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lake/service_error.h"

namespace tonearm {

struct Tag {
  std::string name;
  std::int64_t count = 0;  ///< 0 to 100
  bool operator==(const Tag&) const = default;
};

struct TopTags {
  std::optional<ServiceError> error;  ///< then nothing else is set
  std::string artist;                 ///< the canonical name where the service corrected it
  std::vector<Tag> tags;              ///< as they came, descending
};

/// A body of artist.getTopTags, album.getTopTags or track.getTopTags. Throws Error(look_into_data) as
/// parse_recent_tracks does.
TopTags parse_top_tags(std::string& body);

/// Whose tags they are.
enum class TagSource { artist, album, track };
/// "artist", "album", "track".
const char* tag_source_name(TagSource source);
/// "artist.getTopTags" and so on.
std::string tag_method(TagSource source);

struct TagQuestion {
  std::string artist;  ///< as the scrobbles spell it
  TagSource source = TagSource::artist;
  std::string title = "";  ///< of the album or track; empty for the artist's own
  auto operator<=>(const TagQuestion&) const = default;
};

/// One answer in a batch: what was asked for, when, and the body byte for byte.
struct TagAnswer {
  TagQuestion question;
  std::int64_t observed_at = 0;  ///< UTC seconds
  std::string body;
};

/// True where a tag of the answer has a count above 0. Throws as parse_top_tags does.
bool gives_tags(const TagAnswer& answer);

/// A line of JSON, without its newline: {"method":"album.getTopTags","artist":"…","album":"…","observed_at":…,
/// "body":"…"}; "track" for a track, neither for an artist.
std::string tag_answer_line(const TagAnswer& answer);
/// All lines of an unpacked batch; a line without a method is an artist's. Throws Error(look_into_data).
std::vector<TagAnswer> parse_tag_answers(std::string_view lines);

}  // namespace tonearm
