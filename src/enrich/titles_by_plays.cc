#include "enrich/titles_by_plays.h"

#include "lake/staged_tables.h"

namespace tonearm {
namespace {

constexpr const char* kMostPlayed =
    "with plays as (select p.* from plays_of_titles p join asked_artists a on a.artist = p.artist),"
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
  for (const std::string& artist : artists) titles.try_emplace(artist);
  scratch.load_parquet("plays_of_titles", {{"artist", "string"}, {"album", "string"}, {"track", "string"}},
                       parquet_keys(store, staged_table("scrobbles")));
  scratch.run("create or replace table asked_artists (artist string)");
  for (const auto& [artist, none] : titles)
    scratch.query("insert into asked_artists values (?)", {artist}, [](const Row&) {});
  scratch.query(kMostPlayed, {std::int64_t{kTitlesPerArtist}}, [&](const Row& row) {
    PlayedTitles& played = titles.at(as_string(row[0]));
    (as_string(row[1]) == "album" ? played.albums : played.tracks).push_back(as_string(row[2]));
  });
  return titles;
}

}  // namespace tonearm
