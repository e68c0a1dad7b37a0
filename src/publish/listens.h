// The plays as other services read them.
#pragma once
#include <cstdint>
#include <filesystem>

#include "publish/publication.h"

namespace tonearm {

/// listenbrainz: JSON lines as in the archive that ListenBrainz exports, and imports zipped
///   (listenbrainz-server, listenbrainz/background/{export,listens_importer/listenbrainz}.py; what a listen may hold:
///   webserver/views/api_tools.py, validate_listen). The MusicBrainz ids of last.fm go under the names of
///   ListenBrainz's own last.fm importer: they are often wrong.
/// maloja: the JSON of `maloja export`, which `maloja import` reads where the file is called maloja_export_….json
///   (maloja/proccontrol/tasks/{export,import_scrobbles}.py).
/// lastfm: the CSV of the widespread exporters of last.fm, "recenttracks":
///   uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid, every value quoted.
enum class Service { listenbrainz, maloja, lastfm };

/// What was left out: no service takes a play without a time, and ListenBrainz none before October 2002 or of a blank
/// name. NUL, which it does not take either, is left out of names.
struct WrittenListens {
  std::int64_t plays = 0, without_time = 0, refused = 0;
};
WrittenListens write_listens(const Publication& publication, Service service, const std::filesystem::path& file);

}  // namespace tonearm
