// GET /top/artists, /top/albums, /top/tracks: rankings, page by page.
#pragma once
#include "explore/json_cells.h"
#include "explore/parameters.h"
#include "ports/warehouse.h"
#include "report/sql.h"

namespace tonearm {

enum class TitleKind { artist, album, track };

/// How titles of a kind are found.
struct TitleSource {
  std::string kind;    ///< "artist"
  std::string id;      ///< its column of the fact: "artist_id"
  std::string table;   ///< its dimension: "dim_artist"
  std::string plural;  ///< "artists"
  std::string mart;    ///< of its plays of all time: "mart_artists"
};
const TitleSource& title_source(TitleKind kind);

/// " from mart_albums h where …": artist_id, album_id or track_id, and plays; one row a title, and one an artist for
/// its plays without an album.
Sql from_all_time(TitleKind kind, const Slice& slice);

/// A select of id (NULL for plays without an album), plays and scrobbles, one row a title of the slice.
Sql plays_by_title(TitleKind kind, const Slice& slice);

/// Parameters "limit" and "offset". share is of all plays of the slice.
Json top_json(Warehouse& warehouse, TitleKind kind, const Slice& slice, const Parameters& parameters);

}  // namespace tonearm
