#include "lake/recent_tracks.h"

#include <algorithm>

#include "core/error.h"
#include "lake/json_body.h"

namespace tonearm {
namespace {

constexpr const char* kMethod = "user.getRecentTracks";

/// {"mbid":"…","#text":"…"}, or the extended form with "name".
void read_named(std::optional<JsonElement> object, std::string& name, std::string& mbid) {
  if (!object) return;
  const auto text = json_member(*object, "#text");
  name = json_text(text ? text : json_member(*object, "name"));
  mbid = json_text(json_member(*object, "mbid"));
}

bool is_now_playing(JsonElement track) {
  const auto attributes = json_member(track, "@attr");
  return attributes && json_text(json_member(*attributes, "nowplaying")) == "true";
}

Scrobble read_track(JsonElement track) {
  Scrobble row;
  read_named(json_member(track, "artist"), row.artist, row.artist_mbid);
  read_named(json_member(track, "album"), row.album, row.album_mbid);
  row.track = json_text(json_member(track, "name"));
  row.track_mbid = json_text(json_member(track, "mbid"));
  if (const auto date = json_member(track, "date"))
    row.uts = std::max<std::int64_t>(0, json_int(json_member(*date, "uts"), 0));
  return row;
}

RecentTracks read_page(JsonElement recent) {
  RecentTracks page;
  // The form of 2014 writes the attributes beside the tracks.
  const JsonElement attributes = json_member(recent, "@attr").value_or(recent);
  page.user = json_text(json_member(attributes, "user"));
  page.total = json_int(json_member(attributes, "total"), -1);
  page.total_pages = json_int(json_member(attributes, "totalPages"), -1);
  if (const auto tracks = json_member(recent, "track"))
    for_each_element(*tracks, [&](JsonElement track) {
      if (!is_now_playing(track)) page.scrobbles.push_back(read_track(track));
    });
  return page;
}

}  // namespace

RecentTracks parse_recent_tracks(std::string& body) {
  const JsonElement root = parse_json_root(body, kMethod);
  if (auto error = service_error(root)) {
    RecentTracks refused;
    refused.error = std::move(error);
    return refused;
  }
  const auto recent = json_member(root, "recenttracks");
  if (!recent)
    throw Error(Remedy::look_into_data, std::string("this is no answer of ") + kMethod + ": no recenttracks");
  return read_page(*recent);
}

}  // namespace tonearm
