// The first and the last play of a slice.
#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "explore/day_plays.h"
#include "explore/json_cells.h"

namespace tonearm {

struct PlayEnd {
  std::string local_time, artist, track;
  std::int64_t artist_id = 0, track_id = 0;
};

struct PlayEnds {
  std::optional<PlayEnd> first, last;
};

/// `by_day`: the slice's days. `also` is a further condition on fact_scrobbles h, " and h.track_id = ?".
PlayEnds play_ends(Warehouse& warehouse, const Slice& slice, const std::vector<DayPlays>& by_day, const Sql& also = {});
Json to_json(const std::optional<PlayEnd>& end);

}  // namespace tonearm
