#include "explore/unknown_genres.h"

#include <array>
#include <nlohmann/json.hpp>

#include "report/numbers.h"
#include "report/shares.h"

namespace tonearm {
namespace {

/// One row an artist: id, plays as far as they are unknown, why, and beside it all plays of the slice.
Sql artists_sql(const Slice& slice) {
  Slice everything = slice;
  everything.families.clear();
  everything.genres.clear();
  const PlaysByDay source = artist_plays(everything);
  return "with played as (select h.artist_id, sum(h.plays * 1.0e0) as plays from " + source.table + " h where " +
         conditions(everything, source.day) +
         " group by h.artist_id), tagged as (select distinct t.artist_id from artist_tags t), totals as ("
         "select sum(p.plays) as plays from played p) select p.artist_id, d.artist, p.plays * g.weight,"
         " case when g.source = 'override' then 'said by you' when t.artist_id is not null then 'no tag is a genre'"
         " when a.artist_id is not null then 'no tags' else 'not asked yet' end, s.plays"
         " from totals s left join played p on true join artist_genres g on g.artist_id = p.artist_id"
         " and g.genre = 'unknown' join dim_artist d on d.artist_id = p.artist_id"
         " left join tagged t on t.artist_id = p.artist_id left join asked_artists a on a.artist_id = p.artist_id"
         " order by round(p.plays * g.weight, 6) desc, d.artist, p.artist_id";
}

struct Reason {
  const char* name;
  double plays = 0;
  std::int64_t artists = 0;
};

}  // namespace

Json unknown_genres_json(Warehouse& warehouse, Slice slice, const Parameters& parameters) {
  const auto limit = static_cast<std::size_t>(parameters.number("limit", 20, 1, 1000));
  std::array<Reason, 4> reasons = {{{"not asked yet"}, {"no tags"}, {"no tag is a genre"}, {"said by you"}}};
  double plays = 0, all = 0;
  std::int64_t artists = 0;
  Json rows = Json::array();
  query(warehouse, artists_sql(slice), [&](const Row& row) {
    plays += as_double(row[2]);
    all = as_double(row[4]);
    ++artists;
    for (Reason& reason : reasons)
      if (as_string(row[3]) == reason.name) reason.plays += as_double(row[2]), ++reason.artists;
    if (rows.size() < limit)
      rows.push_back({{"id", id_json(row[0])},
                      {"name", as_string(row[1])},
                      {"plays", plays_json(as_double(row[2]))},
                      {"reason", as_string(row[3])}});
  });
  Json by_reason = Json::array();
  for (const Reason& reason : reasons)
    by_reason.push_back({{"reason", reason.name}, {"plays", plays_json(reason.plays)}, {"artists", reason.artists}});
  return {{"plays", plays_json(plays)},
          {"share", rounded(share_of(plays, all))},
          {"artists", artists},
          {"reasons", by_reason},
          {"rows", rows}};
}

}  // namespace tonearm
