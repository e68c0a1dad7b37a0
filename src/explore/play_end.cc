#include "explore/play_end.h"

#include <nlohmann/json.hpp>

namespace tonearm {
namespace {

PlayEnd end_of(const Row& row) {
  return {as_string(row[1]), as_string(row[2]), as_string(row[4]), as_int(row[3]), as_int(row[5])};
}

}  // namespace

PlayEnds play_ends(Warehouse& warehouse, const Slice& slice, const std::vector<DayPlays>& by_day, const Sql& also) {
  PlayEnds ends;
  if (by_day.empty()) return ends;
  const auto of_day = [&](const DayPlays& day, const std::string& direction, const std::string& rank) {
    return "(select h.local_at, h.artist_id, h.track_id, " + rank + " as last from fact_scrobbles h" +
           joined_weights(slice) + " where " + conditions(at_any_time(slice)) + also +
           Sql(" and h.local_date = cast(? as date) order by h.uts " + direction + ", h.scrobble_id " + direction +
                   " limit 1)",
               {format_date(civil_from_days(day.day))});
  };
  query(warehouse,
        "with ends as (" + of_day(by_day.front(), "asc", "0") + " union all " + of_day(by_day.back(), "desc", "1") +
            ") select e.last, e.local_at, a.artist, e.artist_id, t.track, e.track_id"
            " from ends e join dim_artist a on a.artist_id = e.artist_id join dim_track t on t.track_id = e.track_id",
        [&](const Row& row) { (as_int(row[0]) == 0 ? ends.first : ends.last) = end_of(row); });
  return ends;
}

Json to_json(const std::optional<PlayEnd>& end) {
  if (!end) return nullptr;
  return {{"local_time", end->local_time},
          {"artist", end->artist},
          {"artist_id", std::to_string(end->artist_id)},
          {"track", end->track},
          {"track_id", std::to_string(end->track_id)}};
}

}  // namespace tonearm
