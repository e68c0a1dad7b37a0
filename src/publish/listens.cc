#include "publish/listens.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/utc_time.h"
#include "publish/cells.h"
#include "publish/file_steps.h"
#include "publish/table_rows.h"

namespace tonearm {
namespace {

/// ListenBrainz takes nothing before: "most Last.FM data is rubbish" then (LISTEN_MINIMUM_TS).
constexpr Date kFirstListen{2002, 10, 1};

struct Play {
  std::int64_t uts;
  std::string artist, album, track, artist_mbid, album_mbid, track_mbid;
};

/// Finds a play's parts in rows of the published table of scrobbles.
class PlayReader {
 public:
  explicit PlayReader(const PublishedTable& table) : table_(table) {}

  Play play(const Row& row) const {
    const auto text = [&](std::size_t column) { return as_string(row[column]); };
    return {as_int(row[uts_]),  text(artist_),     text(album_),     text(track_),
            text(artist_mbid_), text(album_mbid_), text(track_mbid_)};
  }

 private:
  std::size_t column(const char* name) const {
    const auto& columns = table_.columns;
    const auto named = [&](const PublishedColumn& column) { return column.name == name; };
    return static_cast<std::size_t>(std::find_if(columns.begin(), columns.end(), named) - columns.begin());
  }

  const PublishedTable& table_;
  const std::size_t uts_ = column("uts"), artist_ = column("artist"), album_ = column("album"),
                    track_ = column("track"), artist_mbid_ = column("artist_mbid"), album_mbid_ = column("album_mbid"),
                    track_mbid_ = column("track_mbid");
};

bool blank(const std::string& name) { return name.find_first_not_of(" \t\n\v\f\r") == std::string::npos; }

Play without_nul(Play play) {
  for (std::string* name : {&play.artist, &play.album, &play.track}) std::erase(*name, '\0');
  return play;
}

bool taken_by_listenbrainz(const Play& play) {
  return play.uts >= days_from_civil(kFirstListen) * kDay && !blank(play.artist) && !blank(play.track);
}

/// ,"name":"value"
void append_member(std::string& line, const char* name, const std::string& value) {
  line += fmt::format(",\"{}\":", name);
  append_json_text(line, value);
}

std::string listenbrainz_line(const Play& play) {
  std::string line = fmt::format("{{\"listened_at\":{},\"track_metadata\":{{\"artist_name\":", play.uts);
  append_json_text(line, play.artist);
  append_member(line, "track_name", play.track);
  if (!blank(play.album)) append_member(line, "release_name", play.album);
  line += ",\"additional_info\":{\"submission_client\":\"tonearm\"";
  if (!play.artist_mbid.empty()) append_member(line, "lastfm_artist_mbid", play.artist_mbid);
  if (!play.album_mbid.empty()) append_member(line, "lastfm_release_mbid", play.album_mbid);
  if (!play.track_mbid.empty()) append_member(line, "lastfm_track_mbid", play.track_mbid);
  return line + "}}}\n";
}

std::string maloja_scrobble(const Play& play) {
  std::string line = fmt::format("{{\"time\":{},\"track\":{{\"artists\":[", play.uts);
  append_json_text(line, play.artist);
  line += ']';
  append_member(line, "title", play.track);
  line += ",\"album\":";
  if (play.album.empty()) {
    line += "null";
  } else {
    line += "{\"artists\":[";
    append_json_text(line, play.artist);
    line += ']';
    append_member(line, "albumtitle", play.album);
    line += '}';
  }
  return line + ",\"length\":null},\"duration\":null,\"origin\":\"import:tonearm\"}";
}

/// "21 Jul 2026, 06:01"
std::string lastfm_time(std::int64_t uts) {
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date date = civil_from_days(uts / kDay);
  return fmt::format("{:02} {} {:04}, {:02}:{:02}", date.day, kMonths[date.month - 1], date.year, uts % kDay / 3600,
                     uts % 3600 / 60);
}

std::string lastfm_line(const Play& play) {
  std::string line;
  for (const std::string& value : {std::to_string(play.uts), lastfm_time(play.uts), play.artist, play.artist_mbid,
                                   play.album, play.album_mbid, play.track, play.track_mbid}) {
    line += line.empty() ? "\"" : ",\"";
    for (const char c : value) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }
  return line + "\r\n";
}

/// What stands before the first play, between two, and after the last.
struct Frame {
  const char *begin = "", *between = "", *end = "";
};

Frame frame_of(Service service) {
  if (service == Service::maloja) return {"{\"scrobbles\":[\n", ",\n", "\n]}\n"};
  if (service == Service::lastfm) return {"uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\r\n"};
  return {};
}

std::string text_of(Service service, const Play& play) {
  if (service == Service::maloja) return maloja_scrobble(play);
  return service == Service::lastfm ? lastfm_line(play) : listenbrainz_line(play);
}

}  // namespace

WrittenListens write_listens(const Publication& publication, Service service, const std::filesystem::path& path) {
  const PublishedTable& table = published_table("scrobbles");
  const PlayReader reader(table);
  const Frame frame = frame_of(service);
  WrittenListens written;
  FileWriter file(path);
  file.write(frame.begin);
  for_each_row(publication, table, [&](const Row& row) {
    Play play = reader.play(row);
    if (service == Service::listenbrainz) play = without_nul(std::move(play));
    if (play.uts == 0) {
      ++written.without_time;
    } else if (service == Service::listenbrainz && !taken_by_listenbrainz(play)) {
      ++written.refused;
    } else {
      if (written.plays++ > 0) file.write(frame.between);
      file.write(text_of(service, play));
    }
  });
  file.write(frame.end);
  file.close();
  return written;
}

}  // namespace tonearm
