#include "report/plays.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <vector>

#include "core/error.h"
#include "core/utc_time.h"
#include "core/window.h"
#include "report/display_text.h"
#include "report/slice.h"

namespace tonearm {
namespace {

constexpr int kTimeColumn = 19;  // 2015-04-14 22:45:11

/// (uts, local time, artist, album, track) of a window, newest first; names break ties, so that the order is always the
/// same.
constexpr const char* kPlays = R"(
select h.uts, h.local_at, a.artist, coalesce(d.album, ''), t.track
from fact_scrobbles h
join dim_artist a on a.artist_id = h.artist_id
join dim_track t on t.track_id = h.track_id
left join dim_album d on d.album_id = h.album_id
where h.user = ? and h.uts >= ? and h.uts < ?
order by h.uts desc, a.artist, t.track, h.scrobble_id)";

/// UTC years, newest first, that hold all plays of a known time; then the second 0 of those without.
std::vector<Window> windows_of(Warehouse& warehouse, const std::string& user) {
  const Row ends =
      rows_of(warehouse, "select min(h.uts), max(h.uts) from fact_scrobbles h where h.user = ? and h.uts > 0", {user})
          .at(0);
  const auto year_of = [](std::int64_t uts) { return civil_from_days(uts / kDay).year; };
  const auto begin = [](int year) { return std::max<std::int64_t>(1, days_from_civil({year, 1, 1}) * kDay); };
  std::vector<Window> windows;
  if (as_int(ends[1]) > 0)
    for (int year = year_of(as_int(ends[1])); year >= year_of(as_int(ends[0])); --year)
      windows.push_back({begin(year), begin(year + 1)});
  windows.push_back({0, 1});
  return windows;
}

void append_csv_row(std::string& line, const Row& row) {
  fmt::format_to(std::back_inserter(line), "{},{}", as_int(row[0]), as_string(row[1]));
  for (std::size_t i = 2; i < 5; ++i) line += "," + csv_field(as_string(row[i]));
  line += "\n";
}

std::string text_row(const Row& row, int width) {
  const std::string time = as_int(row[0]) == 0 ? "time not known" : as_string(row[1]);
  const int left = std::max(2, width - kTimeColumn - 4);
  return pad_right(time, kTimeColumn) + "  " + pad_right(as_string(row[2]), left * 2 / 5) + "  " +
         clip(as_string(row[4]), left - left * 2 / 5) + "\n";
}

}  // namespace

std::string csv_field(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  const bool blank_end = !text.empty() && (blank(text.front()) || blank(text.back()));
  const auto special = [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; };
  if (!blank_end && std::none_of(text.begin(), text.end(), special)) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

void write_plays_csv(Warehouse& warehouse, const std::string& user, std::ostream& out) {
  checked(warehouse, {user, {}, {}});
  out << "uts,local_time,artist,album,track\n";
  std::string line;
  for (const Window& window : windows_of(warehouse, user))
    warehouse.query(kPlays, {user, window.from, window.to}, [&](const Row& row) {
      line.clear();
      append_csv_row(line, row);
      if (!out.write(line.data(), static_cast<std::streamsize>(line.size())))
        throw Error(Remedy::try_again, "the list of plays could not be written to its end",
                    "Free some space and ask again.");
    });
}

void write_plays_text(Warehouse& warehouse, const std::string& user, int limit, const TextStyle& style,
                      std::ostream& out) {
  checked(warehouse, {user, {}, {}});
  int rows = 0;
  const auto print = [&](const Row& row) {
    out << text_row(row, columns(style));
    ++rows;
  };
  for (const Window& window : windows_of(warehouse, user))
    if (rows < limit)
      warehouse.query(kPlays + fmt::format(" limit {}", limit - rows), {user, window.from, window.to}, print);
  if (rows == 0) out << wrapped(fmt::format("The history of {} holds no scrobbles yet.", user), columns(style));
}

}  // namespace tonearm
