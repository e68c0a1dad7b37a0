#include "explore/slice_parts.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "report/numbers.h"

namespace tonearm {
namespace {

/// One row an artist: id, plays, those with a time, what part of them counts, and what part has no genre.
Sql parts_sql(const Slice& slice) {
  const PlaysByDay source = artist_plays(slice);
  const std::string timed =
      slice.of_all_time() ? "sum(case when h." + source.day + " is null then 0 else h.plays * 1.0e0 end)" : "";
  return "with " + genreless_parts(slice) + ", played as (select h.artist_id, sum(h.plays * 1.0e0) as plays" +
         (timed.empty() ? "" : ", " + timed + " as timed") + " from " + source.table + " h where " +
         conditions(slice, source.day) + " group by h.artist_id) select p.artist_id, p.plays, " +
         (timed.empty() ? "p.plays" : "p.timed") + ", " + counted_plays(slice, "1.0e0") +
         ", coalesce(u.weight, 0) from played p left join without_genre u on u.artist_id = p.artist_id" +
         joined_weights(slice, "p");
}

struct ArtistDifference {
  std::int64_t id = 0;
  double a = 0, b = 0, difference = 0;  ///< plays, and of shares
  double rank = 0;                      ///< rounded, so that the order in which an engine adds decides no tie
  std::string name{};
};

std::vector<ArtistDifference> differences(const SliceParts& a, const SliceParts& b) {
  std::map<std::int64_t, ArtistDifference> found;
  for (const auto& [id, plays] : a.artists) found[id].a = plays;
  for (const auto& [id, plays] : b.artists) found[id].b = plays;
  const double a_all = std::max(a.counted, 1e-9), b_all = std::max(b.counted, 1e-9);
  std::vector<ArtistDifference> rows;
  for (auto& [id, row] : found) {
    row.id = id;
    row.difference = row.b / b_all - row.a / a_all;
    row.rank = std::round(row.difference * 1e9) / 1e9;
    rows.push_back(row);
  }
  return rows;
}

/// Of rows in order of ids: the largest that rise, then those that fall, the largest last.
std::vector<ArtistDifference> largest(std::vector<ArtistDifference> rows, std::size_t limit) {
  std::stable_sort(rows.begin(), rows.end(), [](const auto& x, const auto& y) { return x.rank < y.rank; });
  std::vector<ArtistDifference> fallen(rows.begin(), rows.begin() + std::min(rows.size(), limit));
  std::erase_if(fallen, [](const auto& row) { return row.difference >= 0; });
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& x, const auto& y) { return std::pair(-x.rank, x.id) < std::pair(-y.rank, y.id); });
  rows.resize(std::min(rows.size(), limit));
  std::erase_if(rows, [](const auto& row) { return row.difference <= 0; });
  std::stable_sort(fallen.begin(), fallen.end(),
                   [](const auto& x, const auto& y) { return std::pair(-x.rank, x.id) < std::pair(-y.rank, y.id); });
  rows.insert(rows.end(), fallen.begin(), fallen.end());
  return rows;
}

void add_names(Warehouse& warehouse, std::vector<ArtistDifference>& rows) {
  if (rows.empty()) return;
  Sql sql = "select d.artist_id, d.artist from dim_artist d where d.artist_id in (";
  for (const ArtistDifference& row : rows) sql += {sql.parameters.empty() ? "?" : ", ?", {row.id}};
  query(warehouse, sql + ")", [&](const Row& named) {
    for (ArtistDifference& row : rows)
      if (row.id == as_int(named[0])) row.name = as_string(named[1]);
  });
}

}  // namespace

SliceParts slice_parts(Warehouse& warehouse, const Slice& slice) {
  SliceParts parts;
  double scrobbles = 0, timed = 0;
  query(warehouse, parts_sql(slice), [&](const Row& row) {
    const double plays = as_double(row[1]), counted = plays * as_double(row[3]);
    scrobbles += plays;
    timed += as_double(row[2]);
    parts.counted += counted;
    parts.with_genre += std::max(0.0, counted - plays * as_double(row[4]));
    parts.artists[as_int(row[0])] = counted;
  });
  parts.scrobbles = std::llround(scrobbles);
  parts.timed = std::llround(timed);
  return parts;
}

Json artist_differences(Warehouse& warehouse, const SliceParts& a, const SliceParts& b, std::int64_t limit) {
  std::vector<ArtistDifference> rows = largest(differences(a, b), static_cast<std::size_t>(limit));
  add_names(warehouse, rows);
  Json json = Json::array();
  for (const ArtistDifference& row : rows)
    json.push_back({{"id", std::to_string(row.id)},
                    {"name", row.name},
                    {"a_plays", plays_json(row.a)},
                    {"b_plays", plays_json(row.b)},
                    {"a", rounded(row.a / std::max(a.counted, 1e-9))},
                    {"b", rounded(row.b / std::max(b.counted, 1e-9))},
                    {"difference", rounded(row.difference)}});
  return json;
}

}  // namespace tonearm
