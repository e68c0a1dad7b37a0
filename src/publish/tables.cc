#include "publish/tables.h"

#include <fmt/format.h>

#include "core/error.h"
#include "core/nearest.h"

namespace tonearm {
namespace {

using enum CellKind;
using Columns = std::vector<PublishedColumn>;

const PublishedColumn kArtistId{"artist_id", id, "h.artist_id", "A fingerprint of the artist's name."};
const PublishedColumn kArtist{"artist", text, "a.artist", "The name, byte for byte."};
const PublishedColumn kPlays{"plays", count, "h.plays", "Plays."};
const PublishedColumn kLocalDate{"local_date", date, "h.local_date",
                                 "The listener's calendar day; NULL for plays without a time."};
const PublishedColumn kWeek{"week", week, "h.week", "The week's Monday; NULL for plays without a time."};
const PublishedColumn kMonth{"month", date, "h.month", "The first day of the month; NULL for plays without a time."};
const PublishedColumn kWeekday{"weekday", count, "h.weekday",
                               "1 is Monday, 7 is Sunday; NULL for plays without a time."};
const PublishedColumn kGenre{"genre", text, "h.genre", "The genre, or unknown."};
const PublishedColumn kFamily{"family", text, "h.family", "The family of genres, or unknown."};
const PublishedColumn kShared{"plays", number, "h.plays", "Plays, shared out by the weights of the artists' genres."};
// Parts of 2^-32 are whole numbers below 2^53, so that their quotient is exact.
const PublishedColumn kParts{"plays", number, "h.parts_of_plays / 4294967296.0e0", kShared.meaning};

const std::string kWithArtist = " h join dim_artist a on a.artist_id = h.artist_id";

PublishedTable scrobbles() {
  return {
      "scrobbles",
      "One row a play, oldest first; those without a known time before all others.",
      {{"played_at", instant, "h.uts", "When, in UTC; NULL where last.fm does not know."},
       {"local_at", local, "h.local_at", "The same instant on the listener's clock, with its distance from UTC."},
       kArtist,
       {"album", text, "d.album", "NULL where last.fm names no album."},
       {"track", text, "t.track", "The name, byte for byte."},
       {"artist_mbid", text, "a.artist_mbid", "The newest MusicBrainz id that last.fm gave; NULL where it gave none."},
       {"album_mbid", text, "d.album_mbid", "The same of the album."},
       {"track_mbid", text, "t.track_mbid", "The same of the track."},
       {"uts", count, "h.uts", "When, in seconds since 1970-01-01 in UTC; 0 where last.fm does not know."},
       {"scrobble_id", id, "h.scrobble_id", "A fingerprint of the play, the same in every build."},
       kArtistId,
       {"album_id", id, "h.album_id", "A fingerprint of artist and album; NULL where last.fm names no album."},
       {"track_id", id, "h.track_id", "A fingerprint of artist and track."}},
      "fact_scrobbles" + kWithArtist +
          " join dim_track t on t.track_id = h.track_id left join dim_album d on d.album_id = h.album_id",
      "h.uts, h.scrobble_id"};
}

PublishedTable of_artists(const std::string& name, const std::string& grain, const PublishedColumn& when) {
  return {name, grain, {when, kArtistId, kArtist, kPlays}, name + kWithArtist, when.sql + " nulls first, h.artist_id"};
}

std::vector<PublishedTable> marts() {
  return {{"mart_days",
           "One row a local day with a play.",
           {kLocalDate, kPlays},
           "mart_days h",
           "h.local_date nulls first"},
          {"mart_artists",
           "One row an artist, over the whole history.",
           {kArtistId,
            kArtist,
            kPlays,
            {"first_date", date, "h.first_date", "The local day of the first play; NULL where no play has a time."},
            {"last_date", date, "h.last_date", "The local day of the last."}},
           "mart_artists" + kWithArtist,
           "h.artist_id"},
          {"mart_albums",
           "One row an album of an artist, over the whole history.",
           {kArtistId,
            kArtist,
            {"album_id", id, "h.album_id", "NULL for plays without an album."},
            {"album", text, "d.album", "NULL for plays without an album."},
            kPlays},
           "mart_albums" + kWithArtist + " left join dim_album d on d.album_id = h.album_id",
           "h.artist_id, h.album_id nulls first"},
          {"mart_tracks",
           "One row a track of an artist, over the whole history.",
           {kArtistId,
            kArtist,
            {"track_id", id, "h.track_id", "A fingerprint of artist and track."},
            {"track", text, "t.track", "The name, byte for byte."},
            kPlays},
           "mart_tracks" + kWithArtist + " join dim_track t on t.track_id = h.track_id",
           "h.artist_id, h.track_id"},
          of_artists("mart_artist_weeks", "One row a week and artist.", kWeek),
          of_artists("mart_artist_months", "One row a month and artist.", kMonth),
          of_artists("mart_artist_years", "One row a calendar year and artist.",
                     {"year", count, "h.year", "NULL for plays without a time."}),
          {"mart_family_days",
           "One row a local day and family.",
           {kLocalDate, kWeekday, kFamily, kParts},
           "mart_family_days h",
           "h.local_date nulls first, h.family"},
          {"mart_family_weeks",
           "One row a week and family.",
           {kWeek, kFamily, kParts},
           "mart_family_weeks h",
           "h.week nulls first, h.family"},
          {"mart_genre_days",
           "One row a local day and genre.",
           {kLocalDate, kGenre, kFamily, kShared},
           "mart_genre_days h",
           "h.local_date nulls first, h.genre"},
          {"mart_genre_months",
           "One row a month and genre.",
           {kMonth, kGenre, kFamily, kShared},
           "mart_genre_months h",
           "h.month nulls first, h.genre"},
          {"mart_genre_clock",
           "One row a weekday, hour and genre, over all years.",
           {kWeekday, {"hour", count, "h.hour", "0 to 23; NULL for plays without a time."}, kGenre, kFamily, kShared},
           "mart_genre_clock h",
           "h.weekday nulls first, h.hour nulls first, h.genre"},
          {"mart_gaps",
           "One row a window that was asked for and never answered.",
           {{"from_at", instant, "h.from_uts", "The first second, in UTC."},
            {"to_at", instant, "h.to_uts", "One past the last."}},
           "mart_gaps h",
           "h.from_uts, h.to_uts"},
          {"artist_genres",
           "One row an artist that was played and genre; the weights of an artist sum to 1.",
           {kArtistId,
            kArtist,
            {"genre", text, "g.genre", "The genre, or unknown."},
            {"family", text, "g.family", "The family of genres, or unknown."},
            {"weight", number, "g.weight", "The part of the artist that this genre is."}},
           "mart_artists" + kWithArtist + " join artist_genres g on g.artist_id = h.artist_id",
           "h.artist_id, g.genre"}};
}

std::vector<PublishedTable> all_tables() {
  std::vector<PublishedTable> tables = marts();
  tables.insert(tables.begin(), scrobbles());
  return tables;
}

}  // namespace

const std::vector<PublishedTable>& published_tables() {
  static const std::vector<PublishedTable> tables = all_tables();
  return tables;
}

const PublishedTable& published_table(const std::string& name) {
  std::vector<std::string> names;
  for (const PublishedTable& table : published_tables()) {
    if (table.name == name || table.name == "mart_" + name) return table;
    names.push_back(table.name);
  }
  const std::string near = nearest(name, names);
  throw Error(Remedy::fix_usage, fmt::format("there is no table '{}'", name),
              near.empty() ? "docs/files.md lists them." : fmt::format("Did you mean {}?", near));
}

std::string kind_name(CellKind kind) {
  switch (kind) {
    case text:
      return "text";
    case count:
      return "integer";
    case number:
      return "number";
    case id:
      return "id";
    case date:
    case week:
      return "date";
    case instant:
      return "instant";
    case local:
      return "local time";
  }
  return "";
}

std::string tables_markdown() {
  std::string page;
  for (const PublishedTable& table : published_tables()) {
    page += fmt::format("\n### {}\n{}\n\n| column | type | meaning |\n| --- | --- | --- |\n", table.name, table.grain);
    for (const PublishedColumn& column : table.columns)
      page += fmt::format("| {} | {} | {} |\n", column.name, kind_name(column.kind), column.meaning);
  }
  return page;
}

}  // namespace tonearm
