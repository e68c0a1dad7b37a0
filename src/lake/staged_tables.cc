#include "lake/staged_tables.h"

#include <cassert>

#include "lake/staged_packs.h"

namespace tonearm {

const std::vector<StagedTable>& staged_tables() {
  static const std::vector<StagedTable> tables = {
      // grain: one row a scrobble. played_at is UTC, local_at the listener's wall clock; both NULL where uts is 0.
      {"scrobbles",
       "staged/scrobbles/",
       {{"user", "string"},
        {"scrobble_id", "int64"},
        {"uts", "int64"},
        {"played_at", "timestamp"},
        {"local_at", "datetime"},
        {"artist_id", "int64"},
        {"track_id", "int64"},
        {"album_id", "int64"},  // NULL where the service names no album
        {"artist", "string"},
        {"artist_mbid", "string"},
        {"album", "string"},
        {"album_mbid", "string"},
        {"track", "string"},
        {"track_mbid", "string"}}},
      // grain: one row a tag of an answer; an answer without tags has one row whose tag is NULL.
      {"artist_tags",
       "staged/artist_tags/",
       {{"artist_id", "int64"},
        {"artist", "string"},      // as the scrobbles spell it
        {"canonical", "string"},   // as last.fm corrects it
        {"artist_key", "string"},  // the artist's name folded as a tag is
        {"source", "string"},      // whose tags they are: artist, album or track, the latter two of an artist without
        {"title", "string"},       // of the album or track, as the scrobbles spell it; NULL for the artist's own
        {"tag", "string"},
        {"tag_key", "string"},  // folded: case, blanks and marks taken out
        {"count", "int64"},     // 0 to 100
        {"rank", "int64"},      // 1 is the first
        {"observed_at", "timestamp"}}},
      // grain: one row a folded tag of artist_tags and genre; how a tag becomes its genres.
      {"tag_genres",
       "staged/genres/tag_genres",
       {{"tag_key", "string"},
        {"kind", "string"},   // genre, mood, place, era, instrument, voice, personal, junk, unknown
        {"genre", "string"},  // NULL where the kind is not genre
        {"how", "string"}}},  // the rule: name, alias, plural, split, …
      // grain: one row an artist or tag of genres.toml and genre, or one without a genre.
      {"genre_overrides",
       "staged/genres/genre_overrides",
       {{"kind", "string"},       // artist or tag
        {"name", "string"},       // of the artist in lower case, or the folded tag
        {"genre", "string"},      // NULL: no genre at all
        {"weight", "float64"}}},  // above 0
      // grain: one row a genre.
      {"genres", "staged/genres/genres", {{"genre", "string"}, {"parent", "string"}, {"family", "string"}}},
      // grain: one row a window that was asked for and never answered.
      {"gaps", "staged/gaps/", {{"user", "string"}, {"from_uts", "int64"}, {"to_uts", "int64"}, {"reason", "string"}}},
  };
  return tables;
}

const StagedTable& staged_table(const std::string& name) {
  for (const StagedTable& table : staged_tables())
    if (table.name == name) return table;
  assert(false && "no such staged table");
  return staged_tables().front();
}

std::string loaded_name(const std::string& name) { return "staged_" + name; }

std::vector<std::string> parquet_keys(ObjectStore& store, const StagedTable& table) {
  if (table.name == "scrobbles") return StagedMonths(store).keys();
  std::vector<std::string> keys;
  for (ObjectInfo& object : store.list(table.prefix))
    if (object.key.ends_with(".parquet")) keys.push_back(std::move(object.key));
  return keys;
}

}  // namespace tonearm
