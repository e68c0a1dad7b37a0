#include "simulator/page_writer.h"

#include <cstdio>
#include <functional>

#include "simulator/json_text.h"

namespace tonearm::simulator {
namespace {

constexpr const char* kSizes[][2] = {{"small", "34s"}, {"medium", "64s"}, {"large", "174s"}, {"extralarge", "300x300"}};

std::uint64_t fnv(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

std::string image_name(const Song& song) {
  if (song.album.empty()) return "2a96cbd8b46e442fc41c2b86b821562f.png";
  Dice dice(fnv(song.artist), fnv(song.album));
  const auto high = static_cast<unsigned long long>(dice.next()), low = static_cast<unsigned long long>(dice.next());
  char name[40];
  std::snprintf(name, sizeof name, "%016llx%016llx.jpg", high, low);
  return name;
}

std::string write_image_list(const std::string& name, JsonStyle style) {
  std::vector<std::string> images;
  for (const auto& [size, folder] : kSizes) {
    const auto address = "https://lastfm.freetls.fastly.net/i/u/" + std::string(folder) + "/" + name;
    images.push_back(JsonObject(style).text("size", size).text("#text", address).str());
  }
  return json_array(images);
}

std::string named(const std::string& mbid, const std::string& name, JsonStyle style) {
  return JsonObject(style).text("mbid", mbid).text("#text", name).str();
}

std::string artist_address(const Song& song) { return "https://www.last.fm/music/" + encode_path(song.artist); }

std::string write_artist(const Song& song, bool extended, JsonStyle style) {
  if (!extended) return named(song.artist_mbid, song.artist, style);
  return JsonObject(style)
      .text("url", artist_address(song))
      .text("name", song.artist)
      .json("image", write_image_list("2a96cbd8b46e442fc41c2b86b821562f.png", style))
      .text("mbid", song.artist_mbid)
      .str();
}

/// A row without its date: the members that belong to the song.
JsonObject song_members(const Song& song, bool extended, bool now_playing, JsonStyle style) {
  JsonObject row(style);
  row.json("artist", write_artist(song, extended, style))
      .text("streamable", "0")
      .json("image", write_images(song, style))
      .text("mbid", song.track_mbid)
      .json("album", named(song.album_mbid, song.album, style))
      .text("name", song.track);
  if (extended) row.text("loved", song.loved ? "1" : "0");
  if (now_playing) row.json("@attr", JsonObject(style).text("nowplaying", "true").str());
  row.text("url", artist_address(song) + "/_/" + encode_path(song.track));
  return row;
}

std::string write_date(std::int64_t uts, JsonStyle style) {
  return JsonObject(style).quoted("uts", uts).text("#text", date_text(uts)).str();
}

std::string write_attributes(const Page& page, JsonStyle style) {
  return JsonObject(style)
      .text("user", page.user)
      .quoted("totalPages", (page.total + page.per_page - 1) / page.per_page)
      .quoted("page", page.page)
      .quoted("perPage", page.per_page)
      .quoted("total", page.total)
      .str();
}

std::string write_old_empty(const Page& page, JsonStyle style) {
  const auto inner = JsonObject(style)
                         .json("#text", "\"\\n\"")
                         .text("user", page.user)
                         .text("page", "0")
                         .quoted("perPage", page.per_page)
                         .text("totalPages", "0")
                         .text("total", "0")
                         .str();
  return JsonObject(style).json("recenttracks", inner).str();
}

}  // namespace

std::string write_images(const Song& song, JsonStyle style) { return write_image_list(image_name(song), style); }

std::string PageWriter::write(const Page& page, JsonStyle style) {
  if (page.old_empty_form && page.rows.empty() && !page.now_playing) return write_old_empty(page, style);
  const auto inner =
      JsonObject(style).json("track", write_tracks(page, style)).json("@attr", write_attributes(page, style)).str();
  return JsonObject(style).json("recenttracks", inner).str();
}

std::string PageWriter::write_tracks(const Page& page, JsonStyle style) {
  const bool bare = page.bare_single && page.rows.size() + (page.now_playing ? 1 : 0) == 1;
  std::string out(bare ? "" : "[");
  out.reserve((page.rows.size() + 1) * 900);
  if (page.now_playing) out += song_members(*page.now_playing, page.extended, true, style).str();
  for (const auto& row : page.rows) {
    if (out.size() > 1) out += ',';
    append_row(out, row, page.extended, style);
  }
  return bare ? out : out += ']';
}

void PageWriter::append_row(std::string& out, const Row& row, bool extended, JsonStyle style) {
  if (style.shuffle) {
    out += song_members(*row.song, extended, false, style).json("date", write_date(row.uts, style)).str();
    return;
  }
  const std::uint64_t variant = (extended ? 2U : 0U) + (style.escape_slash ? 1U : 0U);
  auto [place, is_new] = texts_.try_emplace(std::uint64_t{row.song_number} * 4 + variant);
  if (is_new) {
    place->second = song_members(*row.song, extended, false, style).str();
    place->second.back() = ',';
  }
  out += place->second;
  out += R"("date":{"uts":")";
  out += std::to_string(row.uts);
  out += R"(","#text":")";
  out += date_text(row.uts);
  out += R"("}})";
}

}  // namespace tonearm::simulator
