// A body of artist.getTopTags as values, and the line that keeps it in the lake.
#pragma once
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

/// Also reads album.getTopTags and track.getTopTags. Throws Error(look_into_data) as parse_recent_tracks does.
TopTags parse_top_tags(std::string& body);

/// One answer in a batch: the artist that was asked for, when, and the body byte for byte.
struct TagAnswer {
  std::string artist;
  std::int64_t observed_at = 0;  ///< UTC seconds
  std::string body;
};

/// A line of JSON, without its newline: {"artist":"…","observed_at":…,"body":"…"}.
std::string tag_answer_line(const TagAnswer& answer);
/// All lines of an unpacked batch. Throws Error(look_into_data).
std::vector<TagAnswer> parse_tag_answers(std::string_view lines);

}  // namespace tonearm
