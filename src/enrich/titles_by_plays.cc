#include "enrich/titles_by_plays.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/fingerprint.h"
#include "lake/staged_tables.h"

namespace tonearm {
namespace {

/// Of the artists whose ids stand in the list: a join with their names takes longer to write down than to count.
constexpr const char* kMostPlayed =
    "with plays as (select artist, album, track from plays_of_titles where artist_id in ({})),"
    "titles as ("
    " select artist, 'album' as source, album as title from plays"
    " union all"
    " select artist, 'track' as source, track as title from plays),"
    " played as ("
    " select artist, source, title, count(*) as plays from titles where title <> '' group by artist, source, title),"
    " ranked as ("
    " select artist, source, title,"
    " row_number() over (partition by artist, source order by plays desc, title) as place from played) "
    "select artist, source, title from ranked where place <= ? order by artist, source, place";

}  // namespace

TitlesByArtist titles_by_plays(ObjectStore& store, Warehouse& scratch, const std::vector<std::string>& artists) {
  TitlesByArtist titles;
  std::vector<std::int64_t> ids;
  for (const std::string& artist : artists)
    if (titles.try_emplace(artist).second) ids.push_back(fingerprint({artist}));
  if (ids.empty()) return titles;
  scratch.load_parquet("plays_of_titles",
                       {{"artist_id", "int64"}, {"artist", "string"}, {"album", "string"}, {"track", "string"}},
                       parquet_keys(store, staged_table("scrobbles")));
  const std::string sql = fmt::format(fmt::runtime(kMostPlayed), fmt::join(ids, ", "));
  scratch.query(sql, {std::int64_t{kTitlesPerArtist}}, [&](const Row& row) {
    PlayedTitles& played = titles.at(as_string(row[0]));
    (as_string(row[1]) == "album" ? played.albums : played.tracks).push_back(as_string(row[2]));
  });
  return titles;
}

}  // namespace tonearm
