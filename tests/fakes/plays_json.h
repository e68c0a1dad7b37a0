// Scrobbles as last.fm writes them: a body of user.getRecentTracks.
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/fingerprint.h"
#include "core/scrobble.h"
#include "core/utc_time.h"

namespace tonearm {

/// JSON's own escapes; all other bytes as they are.
inline std::string json_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      quoted += std::string("\\") + c;
    else if (static_cast<unsigned char>(c) < 0x20)
      quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      quoted += c;
  }
  return quoted + '"';
}

/// One row of a page, images and all: about 0.8 KB.
inline std::string track_json(const Scrobble& play) {
  const auto cover = static_cast<std::uint64_t>(fingerprint({play.artist, play.album}));
  std::string images, address = play.artist + "/_/" + play.track;
  std::replace(address.begin(), address.end(), ' ', '+');
  for (const auto& [size, part] :
       {std::pair{"small", "34s"}, {"medium", "64s"}, {"large", "174s"}, {"extralarge", "300x300"}})
    images +=
        fmt::format("{}{{\"size\":\"{}\",\"#text\":\"https://lastfm.freetls.fastly.net/i/u/{}/{:016x}{:016x}.jpg\"}}",
                    images.empty() ? "" : ",", size, part, cover, cover * 31);
  const auto named = [](const std::string& mbid, const std::string& name) {
    return fmt::format("{{\"mbid\":{},\"#text\":{}}}", json_quoted(mbid), json_quoted(name));
  };
  return fmt::format(
      "{{\"artist\":{},\"streamable\":\"0\",\"image\":[{}],\"mbid\":{},\"album\":{},\"name\":{},"
      "\"url\":{},\"date\":{{\"uts\":\"{}\",\"#text\":\"{}\"}}}}",
      named(play.artist_mbid, play.artist), images, json_quoted(play.track_mbid), named(play.album_mbid, play.album),
      json_quoted(play.track), json_quoted("https://www.last.fm/music/" + address), play.uts, format_utc(play.uts));
}

/// `rows`: track_json of each, joined by commas.
inline std::string page_json(const std::string& rows, const std::string& user, std::int64_t total, int limit = 1000,
                             int page = 1) {
  return fmt::format(
      "{{\"recenttracks\":{{\"track\":[{}],\"@attr\":{{\"user\":\"{}\",\"totalPages\":\"{}\",\"page\":\"{}\","
      "\"perPage\":\"{}\",\"total\":\"{}\"}}}}}}",
      rows, user, (total + limit - 1) / limit, page, limit, total);
}

inline std::string page_of(const std::vector<Scrobble>& plays, const std::string& user) {
  std::string rows;
  for (const Scrobble& play : plays) rows += (rows.empty() ? "" : ",") + track_json(play);
  return page_json(rows, user, static_cast<std::int64_t>(plays.size()));
}

}  // namespace tonearm
