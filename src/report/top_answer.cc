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

/// Ids first, names last: a join of `limit` rows. `{0}` is the condition, `{1}` the limit, `{2}` the source.
constexpr const char* kArtists = R"(
with top as (
  select h.artist_id, sum(h.plays) as plays from {2} h where {0}
  group by h.artist_id order by plays desc, h.artist_id limit {1}
)
select coalesce(a.artist, ''), '', t.plays from top t left join dim_artist a on a.artist_id = t.artist_id)";

constexpr const char* kAlbums = R"(
with top as (
  select h.album_id, count(*) as plays from fact_scrobbles h where {0} and h.album_id is not null
  group by h.album_id order by plays desc, h.album_id limit {1}
)
select coalesce(d.album, ''), coalesce(a.artist, ''), t.plays
from top t left join dim_album d on d.album_id = t.album_id left join dim_artist a on a.artist_id = d.artist_id)";

constexpr const char* kTracks = R"(
with top as (
  select h.track_id, count(*) as plays from fact_scrobbles h where {0}
  group by h.track_id order by plays desc, h.track_id limit {1}
)
select coalesce(d.track, ''), coalesce(a.artist, ''), t.plays
from top t left join dim_track d on d.track_id = t.track_id left join dim_artist a on a.artist_id = d.artist_id)";

std::vector<TopRow> top_rows(Warehouse& warehouse, const char* sql, const ArtistPlays& source, int limit) {
  std::vector<TopRow> rows;
  warehouse.query(fmt::format(fmt::runtime(sql), source.filter.sql, limit, source.table), source.filter.parameters,
                  [&](const Row& row) {
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

TopAnswer top_answer(Warehouse& warehouse, const ReportRange& range, int limit) {
  const ArtistPlays facts = {"fact_scrobbles", "local_date", range_filter(range)};
  return {range, coverage_of(warehouse, range), top_rows(warehouse, kArtists, artist_plays(range), limit),
          top_rows(warehouse, kAlbums, facts, limit), top_rows(warehouse, kTracks, facts, limit)};
}

std::string sentence_of(const TopAnswer& answer) {
  if (answer.artists.empty()) return nothing_to_answer(answer.range, answer.coverage);
  const TopRow& first = answer.artists[0];
  return fmt::format("{} most: {} of {} ({}){}{}.", clip(first.name, kNameInSentence), with_thousands(first.plays),
                     counted(answer.coverage.scrobbles, "scrobble", "scrobbles"), percent(share_in(answer, first)),
                     most_played(answer.albums, "album"), most_played(answer.tracks, "track"));
}

nlohmann::ordered_json to_json(const TopAnswer& answer) {
  auto json = answer_frame("top", answer.range, sentence_of(answer), answer.coverage);
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
