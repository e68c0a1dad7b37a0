#include "explore/lastfm_url.h"

#include <fmt/format.h>

namespace tonearm {
namespace {

constexpr std::string_view kMusic = "https://www.last.fm/music/";
constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.,()&;";

std::string escaped(std::string_view name) {
  std::string text;
  for (const char c : name)
    if (c == ' ')
      text += '+';
    else if (c == '+')
      text += "%252B";
    else if (kPlain.find(c) != std::string_view::npos)
      text += c;
    else
      text += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return text;
}

}  // namespace

std::string lastfm_artist_url(std::string_view artist) { return fmt::format("{}{}", kMusic, escaped(artist)); }

std::string lastfm_album_url(std::string_view artist, std::string_view album) {
  return fmt::format("{}{}/{}", kMusic, escaped(artist), escaped(album));
}

std::string lastfm_track_url(std::string_view artist, std::string_view track) {
  return fmt::format("{}{}/_/{}", kMusic, escaped(artist), escaped(track));
}

}  // namespace tonearm
