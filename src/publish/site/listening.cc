#include "publish/site/listening.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/utc_time.h"
#include "report/sql.h"

namespace tonearm {
namespace {

void read_artists(Warehouse& warehouse, const std::string& user, Listening& listening) {
  query(warehouse,
        {"select e.artist_id, d.artist from mart_artists e join dim_artist d on d.artist_id = e.artist_id"
         " where e.user = ?",
         {user}},
        [&](const Row& row) {
          PublishedArtist artist;
          artist.id = as_int(row[0]);
          artist.name = as_string(row[1]);
          listening.artists.push_back(std::move(artist));
        });
  std::sort(listening.artists.begin(), listening.artists.end(),
            [](const auto& a, const auto& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
  for (std::size_t i = 0; i < listening.artists.size(); ++i)
    listening.place_of[listening.artists[i].id] = static_cast<std::int32_t>(i);
}

/// 0 not asked yet, 1 no tags, 2 no tag is a genre, 3 said by the listener: src/explore/unknown_genres.cc.
constexpr const char* kReason =
    "case when g.genre <> 'unknown' then -1 when g.source = 'override' then 3 when t.artist_id is not null then 2"
    " when a.artist_id is not null then 1 else 0 end";

/// Twelve decimals: the order in which an engine adds does not show.
void read_genres(Warehouse& warehouse, Listening& listening) {
  query(warehouse,
        std::string("select g.artist_id, g.genre, g.family, round(g.weight, 12), g.source, ") + kReason +
            " from artist_genres g left join (select distinct t.artist_id from artist_tags t) t on t.artist_id ="
            " g.artist_id left join asked_artists a on a.artist_id = g.artist_id"
            " order by g.artist_id, round(g.weight, 12) desc, g.genre",
        [&](const Row& row) {
          const auto found = listening.place_of.find(as_int(row[0]));
          if (found == listening.place_of.end()) return;
          PublishedArtist& artist = listening.artists[static_cast<std::size_t>(found->second)];
          artist.genres.push_back({as_string(row[1]), as_string(row[2]), as_double(row[3])});
          artist.genres_from = as_string(row[4]);
          artist.unknown = std::max(artist.unknown, static_cast<int>(as_int(row[5])));
        });
}

void read_cells(Warehouse& warehouse, const std::string& user, bool times, Listening& listening) {
  const std::string hour = times ? "h.local_hour" : "0";
  query(warehouse,
        {"select h.artist_id, extract(epoch from h.local_date), " + hour +
             ", sum(h.plays * 1.0e0) from fact_artist_quarters h where h.user = ? group by 1, 2, 3",
         {user}},
        [&](const Row& row) {
          const std::int32_t artist = listening.place_of.at(as_int(row[0]));
          const std::int64_t plays = std::llround(as_double(row[3]));
          if (std::holds_alternative<std::monostate>(row[1])) {
            listening.artists[static_cast<std::size_t>(artist)].timeless += plays;
            return;
          }
          const std::int64_t day = std::llround(as_double(row[1])) / kDay;
          listening.cells.push_back({artist, times ? day * 24 + as_int(row[2]) : day, plays});
        });
}

void count_from_first(bool times, Listening& listening) {
  const std::int64_t slots = times ? 24 : 1;
  std::int64_t first = 0;
  for (std::size_t i = 0; i < listening.cells.size(); ++i)
    if (i == 0 || listening.cells[i].slot < first) first = listening.cells[i].slot;
  listening.first_day = first / slots - (first % slots < 0 ? 1 : 0);
  for (PlayCell& cell : listening.cells) cell.slot -= listening.first_day * slots;
  std::sort(listening.cells.begin(), listening.cells.end(), [](const PlayCell& a, const PlayCell& b) {
    return std::tie(a.artist, a.slot) < std::tie(b.artist, b.slot);
  });
}

void append_varint(std::string& bytes, std::int64_t number) {
  for (; number > 127; number >>= 7) bytes += static_cast<char>((number & 127) | 128);
  bytes += static_cast<char>(number);
}

void append_length(std::string& bytes, std::size_t length) {
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(length >> shift & 255);
}

}  // namespace

Listening read_listening(Warehouse& warehouse, const std::string& user, bool times) {
  Listening listening;
  read_artists(warehouse, user, listening);
  read_genres(warehouse, listening);
  read_cells(warehouse, user, times, listening);
  count_from_first(times, listening);
  return listening;
}

std::string packed_cells(const Listening& listening) {
  std::vector<std::int64_t> counts(listening.artists.size());
  std::string steps, plays;
  std::int64_t slot = 0;
  for (std::size_t i = 0; i < listening.cells.size(); ++i) {
    const PlayCell& cell = listening.cells[i];
    if (i == 0 || listening.cells[i - 1].artist != cell.artist) slot = 0;
    append_varint(steps, cell.slot - slot);
    append_varint(plays, cell.plays - 1);
    slot = cell.slot;
    ++counts[static_cast<std::size_t>(cell.artist)];
  }
  std::string bytes;
  for (const std::size_t length : {counts.size(), listening.cells.size(), listening.cells.size()})
    append_length(bytes, length);
  for (const std::int64_t count : counts) append_varint(bytes, count);
  return bytes + steps + plays;
}

}  // namespace tonearm
