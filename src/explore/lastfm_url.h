// Addresses of last.fm's pages.
#pragma once
#include <string>
#include <string_view>

namespace tonearm {

/// "https://www.last.fm/music/Sigur+R%C3%B3s/_/Svefn-g-englar", escaped as the addresses in last.fm's own answers are:
/// a space is +, a + is %252B.
std::string lastfm_artist_url(std::string_view artist);
std::string lastfm_album_url(std::string_view artist, std::string_view album);
std::string lastfm_track_url(std::string_view artist, std::string_view track);

}  // namespace tonearm
