#include "explore/top_titles.h"

#include <array>
#include <nlohmann/json.hpp>

#include "report/numbers.h"

namespace tonearm {

const TitleSource& title_source(TitleKind kind) {
  static const std::array<TitleSource, 3> kSources = {{{"artist", "artist_id", "dim_artist", "artists", "mart_artists"},
                                                       {"album", "album_id", "dim_album", "albums", "mart_albums"},
                                                       {"track", "track_id", "dim_track", "tracks", "mart_tracks"}}};
  return kSources.at(static_cast<std::size_t>(kind));
}

Sql from_all_time(TitleKind kind, const Slice& slice) {
  return " from " + title_source(kind).mart + " h" + joined_weights(slice) + " where " + conditions(slice);
}

namespace {

/// A mart by artist, or one of all time, has a row a title.
bool has_titles(TitleKind kind, const Slice& slice) { return kind == TitleKind::artist || slice.of_all_time(); }

/// id is `key`: else than has_titles, the number of a title will do too.
Sql plays_by_title(TitleKind kind, const Slice& slice, const std::string& key) {
  const std::string id = "h." + key;
  if (has_titles(kind, slice)) {
    const Sql from = kind == TitleKind::artist ? from_artist_plays(slice) : from_all_time(kind, slice);
    return "select " + id + " as id, sum(" + counted_plays(slice, "h.plays * 1.0e0") +
           ") as plays, sum(h.plays * 1.0e0) as scrobbles" + from + " group by " + id;
  }
  const std::string plays = slice.weighted() ? "sum(w.weight)" : "count(*) * 1.0e0";
  return "select " + id + " as id, " + plays + " as plays, count(*) as scrobbles from fact_scrobbles h" +
         joined_weights(slice) + " where " + conditions(slice) + " group by " + id;
}

/// Names decide among equal plays alone: only titles with as many plays as the last of the page, or more, meet theirs.
Sql page_sql(TitleKind kind, const Slice& slice, std::int64_t limit, std::int64_t offset) {
  const TitleSource& source = title_source(kind);
  const std::string key = has_titles(kind, slice) ? source.id : source.kind + "_number";
  return "with played as (" + plays_by_title(kind, slice, key) +
         Sql("), totals as (select sum(p.plays) as plays, count(p.id) as titles from played p), least as ("
             "select round(p.plays, 6) as plays from played p where p.id is not null order by 1 desc limit 1 offset ?"
             "), page as (select d.",
             {limit + offset - 1}) +
         source.id + " as id, q.plays, q.scrobbles, d." + source.kind + " as name, d.artist_id from played q join " +
         source.table + " d on d." + key +
         Sql(" = q.id where round(q.plays, 6) >= coalesce((select l.plays from least l), 0)"
             " order by round(q.plays, 6) desc, name, d." +
                 source.id +
                 " limit ? offset ?)"
                 " select p.id, p.name, a.artist, p.artist_id, p.plays, p.scrobbles, s.plays, s.titles"
                 " from totals s left join page p on true left join dim_artist a on a.artist_id = p.artist_id"
                 " order by round(p.plays, 6) desc, p.name, p.id",
             {limit, offset});
}

}  // namespace

Sql plays_by_title(TitleKind kind, const Slice& slice) { return plays_by_title(kind, slice, title_source(kind).id); }

Json top_json(Warehouse& warehouse, TitleKind kind, const Slice& slice, const Parameters& parameters) {
  const TitleSource& source = title_source(kind);
  const std::int64_t limit = parameters.number("limit", 10, 1, 1000);
  const std::int64_t offset = parameters.number("offset", 0, 0, 1'000'000'000);
  const Sql sql = page_sql(kind, slice, limit, offset);
  Json rows = Json::array();
  std::int64_t total = 0;
  query(warehouse, sql, [&](const Row& row) {
    total = as_int(row[7]);
    if (std::holds_alternative<std::monostate>(row[0])) return;  // no title on this page
    rows.push_back({{"id", id_json(row[0])},
                    {"name", as_string(row[1])},
                    {"artist", as_string(row[2])},
                    {"artist_id", id_json(row[3])},
                    {"plays", plays_json(as_double(row[4]))},
                    {"scrobbles", plays_json(as_double(row[5]))},
                    {"share", rounded(share_of(as_double(row[4]), as_double(row[6])))}});
  });
  return {{"kind", source.plural}, {"total", total}, {"rows", rows}};
}

}  // namespace tonearm
