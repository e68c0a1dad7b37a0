// The bodies of user.getRecentTracks.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "simulator/history.h"
#include "simulator/json_object.h"

namespace tonearm::simulator {

/// What a page says.
struct Page {
  std::string user;
  std::int64_t page = 1, per_page = 50, total = 0;
  std::vector<Row> rows;                 ///< newest first
  std::optional<Song> now_playing = {};  ///< the row on top, counted nowhere
  bool extended = false;                 ///< artist in full, and `loved`
  bool bare_single = false;              ///< one row alone stands without its array
  bool old_empty_form = false;           ///< as before 2016, when there are no rows
};

/// Writes pages; keeps the text of songs that it has written (about 800 bytes a song). Not thread-safe. All rows that
/// it is ever given must be of one History, which song numbers belong to.
class PageWriter {
 public:
  std::string write(const Page& page, JsonStyle style);

 private:
  std::string write_tracks(const Page& page, JsonStyle style);
  void append_row(std::string& out, const Row& row, bool extended, JsonStyle style);

  std::unordered_map<std::uint64_t, std::string> texts_;  ///< all of a row before its date
};

/// The addresses of a cover's four sizes; songs of one album have one cover, a song without an album has last.fm's
/// star.
std::string write_images(const Song& song, JsonStyle style);

}  // namespace tonearm::simulator
