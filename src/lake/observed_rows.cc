#include "lake/observed_rows.h"

#include "lake/frames.h"
#include "lake/recent_tracks.h"

namespace tonearm {

std::vector<Scrobble> observed_rows(std::string_view object, const WindowSet& windows) {
  std::vector<Scrobble> rows;
  for (std::string& body : unpack_frames(object))
    for (Scrobble& row : parse_recent_tracks(body).scrobbles)
      if (windows.contains(row.uts)) rows.push_back(std::move(row));
  return rows;
}

}  // namespace tonearm
