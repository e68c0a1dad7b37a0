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
  const auto text = [](const DayPlays& day) { return format_date(civil_from_days(day.day)); };
  const Sql found =
      "select h.uts, h.scrobble_id, h.local_at, h.artist_id, h.track_id, row_number() over (order by h.uts,"
      " h.scrobble_id) as rising, row_number() over (order by h.uts desc, h.scrobble_id desc) as falling"
      " from fact_scrobbles h" +
      joined_weights(slice) + " where " + conditions(slice) + also +
      Sql(" and h.local_date in (cast(? as date), cast(? as date))", {text(by_day.front()), text(by_day.back())});
  query(
      warehouse,
      "with found as (" + found +
          "), ends as (select f.local_at, f.artist_id, f.track_id, f.rising, f.falling from found f where f.rising = 1"
          " or f.falling = 1) select e.rising, e.local_at, a.artist, e.artist_id, t.track, e.track_id, e.falling"
          " from ends e join dim_artist a on a.artist_id = e.artist_id join dim_track t on t.track_id = e.track_id",
      [&](const Row& row) {
        if (as_int(row[0]) == 1) ends.first = end_of(row);
        if (as_int(row[6]) == 1) ends.last = end_of(row);
      });
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
