#include "explore/play_end.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace tonearm {
namespace {

/// A play, before its names are known.
struct Play {
  std::int64_t uts = 0, id = 0, artist_id = 0, track_id = 0;
  std::string local_time{};

  auto order() const { return std::pair(uts, id); }
};

/// Of `day`, which lies in the slice; the order of two plays of one second is that of their ids.
std::vector<Play> plays_of(Warehouse& warehouse, const Slice& slice, const DayPlays& day, const Sql& also) {
  std::vector<Play> plays;
  query(warehouse,
        "select h.uts, h.scrobble_id, h.artist_id, h.track_id, h.local_at from fact_scrobbles h" +
            joined_weights(slice) + " where " + conditions(at_any_time(slice)) + also +
            Sql(" and h.local_date = cast(? as date)", {format_date(civil_from_days(day.day))}),
        [&](const Row& row) {
          plays.push_back({as_int(row[0]), as_int(row[1]), as_int(row[2]), as_int(row[3]), as_string(row[4])});
        });
  return plays;
}

/// A row by its id each: a join would read the names of all.
std::optional<PlayEnd> named(Warehouse& warehouse, const Play& play) {
  std::optional<PlayEnd> end;
  query(warehouse,
        {"select a.artist, t.track from dim_artist a cross join dim_track t where a.artist_id = ? and t.track_id = ?",
         {play.artist_id, play.track_id}},
        [&](const Row& row) {
          end = PlayEnd{play.local_time, as_string(row[0]), as_string(row[1]), play.artist_id, play.track_id};
        });
  return end;
}

}  // namespace

PlayEnds play_ends(Warehouse& warehouse, const Slice& slice, const std::vector<DayPlays>& by_day, const Sql& also) {
  PlayEnds ends;
  if (by_day.empty()) return ends;
  const auto earlier = [](const Play& a, const Play& b) { return a.order() < b.order(); };
  const auto first = plays_of(warehouse, slice, by_day.front(), also);
  const auto last = plays_of(warehouse, slice, by_day.back(), also);
  if (!first.empty()) ends.first = named(warehouse, *std::min_element(first.begin(), first.end(), earlier));
  if (!last.empty()) ends.last = named(warehouse, *std::max_element(last.begin(), last.end(), earlier));
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
