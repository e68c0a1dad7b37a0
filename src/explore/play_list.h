// GET /plays, /plays.csv: the plays behind any number, newest first; those without a known time come last.
#pragma once
#include <functional>
#include <string_view>

#include "explore/json_cells.h"
#include "explore/parameters.h"
#include "ports/warehouse.h"
#include "report/sql.h"

namespace tonearm {

/// A slice's plays, of some albums and tracks only: any of them. None means all.
struct PlayQuestion {
  Slice slice;
  std::vector<std::int64_t> albums, tracks;
};
/// Parameters "album" and "track".
PlayQuestion play_question(const Slice& slice, const Parameters& parameters);

/// Parameters "limit", and "before": the `next` of the page before.
Json play_list_json(Warehouse& warehouse, const PlayQuestion& question, const Parameters& parameters);

/// Header `uts,local_time,artist,album,track`, with genres in the slice `weight`, too; a row a play, as in RFC 4180;
/// lines end with CR LF. What a spreadsheet would take for a formula (= + - @, a tab or CR in front) has an apostrophe
/// before it. In pieces of some 64 KB, read year by year: memory grows with the fullest year.
void write_plays_csv(Warehouse& warehouse, const PlayQuestion& question,
                     const std::function<void(std::string_view)>& write);

/// One field of such a row.
std::string sheet_field(std::string_view text);

}  // namespace tonearm
