#include "report/top_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/answer_frame.h"
#include "report/bars.h"
#include "report/display_text.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

constexpr int kNameInSentence = 60;

/// Ids first, names last: a join of `limit` rows.
Sql top_ids(const std::string& id, const std::string& plays, const Sql& table, const Sql& where, int limit) {
  return "with top as (select h." + id + ", " + plays + " as plays from " + table + " h where " + where + " and h." +
         id + " is not null group by h." + id + " order by plays desc, h." + id + " limit " + std::to_string(limit) +
         ") ";
}

Sql artists_sql(const Slice& slice, int limit) {
  const PlaysByDay source = artist_plays(slice);
  return top_ids("artist_id", "sum(h.plays)", source.table, conditions(slice, source.day), limit) +
         "select coalesce(a.artist, ''), '', t.plays from top t left join dim_artist a on a.artist_id = t.artist_id";
}

/// Of `kind` "album" or "track".
Sql titles_sql(const Slice& slice, const std::string& kind, int limit) {
  return top_ids(kind + "_id", "count(*)", "fact_scrobbles", conditions(slice), limit) + "select coalesce(d." + kind +
         ", ''), coalesce(a.artist, ''), t.plays from top t left join dim_" + kind + " d on d." + kind + "_id = t." +
         kind + "_id left join dim_artist a on a.artist_id = d.artist_id";
}

std::vector<TopRow> top_rows(Warehouse& warehouse, const Sql& sql) {
  std::vector<TopRow> rows;
  query(warehouse, sql, [&](const Row& row) {
    rows.push_back({as_string(row[0]), as_string(row[1]), as_int(row[2])});
  });
  std::sort(rows.begin(), rows.end(), [](const TopRow& a, const TopRow& b) {
    return std::tie(b.plays, a.name, a.artist) < std::tie(a.plays, b.name, b.artist);
  });
  return rows;
}

std::string title(const TopRow& row) { return row.artist.empty() ? row.name : row.name + " by " + row.artist; }

std::string most_played(const std::vector<TopRow>& rows, const char* kind) {
  if (rows.empty()) return "";
  return fmt::format("; the {} {} with {}", kind, clip(title(rows[0]), kNameInSentence), with_thousands(rows[0].plays));
}

double share_in(const TopAnswer& answer, const TopRow& row) {
  return share_of(static_cast<double>(row.plays), static_cast<double>(answer.coverage.scrobbles));
}

nlohmann::ordered_json rows_json(const TopAnswer& answer, const std::vector<TopRow>& rows, const char* kind) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const TopRow& row : rows) {
    nlohmann::ordered_json entry = {{kind, row.name}};
    if (&rows != &answer.artists) entry["artist"] = row.artist;
    entry["plays"] = row.plays;
    entry["share"] = rounded(share_in(answer, row));
    list.push_back(entry);
  }
  return list;
}

std::string chart(const std::vector<TopRow>& rows, const TextStyle& style) {
  std::vector<Bar> bars;
  for (const TopRow& row : rows)
    bars.push_back({title(row), static_cast<double>(row.plays), with_thousands(row.plays)});
  return bar_chart(bars, style);
}

}  // namespace

TopAnswer top_answer(Warehouse& warehouse, const Slice& slice, int limit) {
  return {slice, coverage_of(warehouse, slice), top_rows(warehouse, artists_sql(slice, limit)),
          top_rows(warehouse, titles_sql(slice, "album", limit)),
          top_rows(warehouse, titles_sql(slice, "track", limit))};
}

std::string sentence_of(const TopAnswer& answer) {
  if (answer.artists.empty()) return nothing_to_answer(answer.slice, answer.coverage);
  const TopRow& first = answer.artists[0];
  return fmt::format("{} most: {} of {} ({}){}{}.", clip(first.name, kNameInSentence), with_thousands(first.plays),
                     counted(answer.coverage.scrobbles, "scrobble", "scrobbles"), percent(share_in(answer, first)),
                     most_played(answer.albums, "album"), most_played(answer.tracks, "track"));
}

nlohmann::ordered_json to_json(const TopAnswer& answer) {
  auto json = answer_frame("top", answer.slice, sentence_of(answer), answer.coverage);
  json["artists"] = rows_json(answer, answer.artists, "artist");
  json["albums"] = rows_json(answer, answer.albums, "album");
  json["tracks"] = rows_json(answer, answer.tracks, "track");
  return json;
}

std::string to_text(const TopAnswer& answer, const TextStyle& style) {
  const std::string body = part("Artists, scrobbles", chart(answer.artists, style)) +
                           part("Albums, scrobbles", chart(answer.albums, style)) +
                           part("Tracks, scrobbles", chart(answer.tracks, style));
  return answer_page(sentence_of(answer), body, answer.coverage, style);
}

}  // namespace tonearm
