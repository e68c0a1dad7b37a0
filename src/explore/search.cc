#include "explore/search.h"

#include <nlohmann/json.hpp>

#include "explore/top_titles.h"

namespace tonearm {
namespace {

Json found(Warehouse& warehouse, TitleKind kind, const Slice& slice, const std::string& text, std::int64_t limit) {
  const TitleSource& source = title_source(kind);
  const std::string name = "d." + source.kind, id = "h." + source.id;
  // A mart of all time has one row a title.
  const Sql sql("with named as (select d." + source.id + " as id, " + name + " as name, d.artist_id, strpos(lower(" +
                    name + "), lower(?)) as place from " + source.table + " d where strpos(lower(" + name +
                    "), lower(?)) > 0) select n.id, n.name, h.plays, a.artist" + " from named n join " + source.mart +
                    " h on " + id + " = n.id and h.user = ?" + " join dim_artist a on a.artist_id = n.artist_id" +
                    " order by case when n.place = 1 then 0 else 1 end, h.plays desc, n.name, n.id limit ?",
                {text, text, slice.user, limit});
  Json rows = Json::array();
  query(warehouse, sql, [&](const Row& row) {
    rows.push_back({{"id", id_json(row[0])}, {"name", as_string(row[1])}, {"plays", plays_json(as_double(row[2]))}});
    if (kind != TitleKind::artist) rows.back()["artist"] = as_string(row[3]);
  });
  return rows;
}

}  // namespace

Json search_json(Warehouse& warehouse, const Slice& slice, const Parameters& parameters) {
  const std::string text = parameters.one("q").value_or("");
  const std::int64_t limit = parameters.number("limit", 8, 1, 100);
  Json json;
  for (const TitleKind kind : {TitleKind::artist, TitleKind::album, TitleKind::track})
    json[title_source(kind).plural] = text.empty() ? Json::array() : found(warehouse, kind, slice, text, limit);
  return json;
}

}  // namespace tonearm
