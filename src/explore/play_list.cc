#include "explore/play_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/window.h"
#include "explore/day_plays.h"
#include "explore/lastfm_url.h"
#include "report/plays.h"

namespace tonearm {
namespace {

constexpr std::size_t kPiece = 64 * 1024;
/// Clocks run from 12 hours behind UTC to 14 ahead, and a listener may move: so far may days and instants disagree.
constexpr std::int64_t kSlackDays = 3;

/// Where a page begins: before this play.
struct PlayKey {
  std::int64_t uts = kForever, id = 0;
};

/// "1429051511.-42".
PlayKey key_of(const Parameters& parameters) {
  const auto text = parameters.one("before");
  if (!text) return {};
  const std::size_t dot = text->find('.');
  const auto uts = parse_number(std::string_view(*text).substr(0, dot));
  const auto id = dot == std::string::npos ? std::nullopt : parse_number(std::string_view(*text).substr(dot + 1));
  if (!uts || !id) wrong_parameter("before", "is no end of a page", "Give the \"next\" of the page before.");
  return {*uts, *id};
}

Sql one_of(const std::string& column, const std::vector<std::int64_t>& ids) {
  if (ids.empty()) return {};
  Sql sql = " and " + column + " in (";
  for (const std::int64_t id : ids) sql += {sql.parameters.empty() ? "?" : ", ?", {id}};
  return sql + ")";
}

std::vector<std::int64_t> ids_of(const Parameters& parameters, const char* name) {
  std::vector<std::int64_t> ids;
  for (const std::string& text : parameters.all(name)) {
    const auto id = parse_number(text);
    if (!id) wrong_parameter(name, fmt::format("is \"{}\"", text.substr(0, 40)), fmt::format("Give an {}'s id.", name));
    ids.push_back(*id);
  }
  return ids;
}

Sql wanted(const PlayQuestion& question) {
  return joined_weights(question.slice) + " where " + conditions(question.slice) +
         one_of("h.album_id", question.albums) + one_of("h.track_id", question.tracks);
}

/// Plays by day, newest first; those without a time are day -1, the last.
std::vector<DayPlays> counted_days(Warehouse& warehouse, const PlayQuestion& question) {
  const bool of_titles = !question.albums.empty() || !question.tracks.empty();
  const std::string plays = of_titles ? "1.0e0" : "h.plays * 1.0e0";
  std::vector<DayPlays> days;
  query(warehouse,
        "select extract(epoch from h.local_date), sum(" + counted_plays(question.slice, plays) + "), sum(" + plays +
            ")" + (of_titles ? " from fact_scrobbles h" + wanted(question) : from_days(question.slice)) +
            " group by h.local_date order by h.local_date desc nulls last",
        [&](const Row& row) {
          const bool timed = !std::holds_alternative<std::monostate>(row[0]);
          days.push_back(
              {timed ? static_cast<std::int64_t>(as_double(row[0])) / kDay : -1, as_double(row[1]), as_double(row[2])});
        });
  return days;
}

/// A day before which the page does not reach: the days from it to the key hold `limit` plays. Nothing where they do
/// not.
std::optional<std::int64_t> first_day_of_page(const std::vector<DayPlays>& days, const PlayKey& key,
                                              std::int64_t limit) {
  const std::int64_t newest =
      key.uts >= kForever ? std::numeric_limits<std::int64_t>::max() : key.uts / kDay - kSlackDays;
  double plays = 0;
  for (const DayPlays& day : days) {
    if (day.day < 0) break;
    if (day.day > newest) continue;
    plays += day.scrobbles;
    if (plays > static_cast<double>(limit)) return day.day - kSlackDays;
  }
  return std::nullopt;
}

/// (uts, local time, artist, id, album, id, track, id, weight, scrobble) of `found`.
Sql named(const Sql& found) {
  return "with found as (" + found +
         ") select f.uts, f.local_at, a.artist, f.artist_id, coalesce(d.album, ''), f.album_id, t.track, f.track_id,"
         " f.weight, f.scrobble_id from found f"
         " left join dim_artist a on a.artist_id = f.artist_id left join dim_album d on d.album_id = f.album_id"
         " left join dim_track t on t.track_id = f.track_id order by f.uts desc, f.scrobble_id desc";
}

Sql found(const PlayQuestion& question) {
  return std::string("select h.uts, h.local_at, h.artist_id, h.album_id, h.track_id, h.scrobble_id, ") +
         (question.slice.weighted() ? "w.weight" : "1.0e0") + " as weight from fact_scrobbles h" + wanted(question);
}

Sql page_sql(const PlayQuestion& question, const PlayKey& key, std::optional<std::int64_t> first_day,
             std::int64_t rows) {
  Sql sql = found(question);
  if (key.uts < kForever) sql += {" and h.uts <= ? and (h.uts < ? or h.scrobble_id < ?)", {key.uts, key.uts, key.id}};
  if (first_day) sql += {" and h.local_date >= cast(? as date)", {format_date(civil_from_days(*first_day))}};
  return named(sql + Sql(" order by h.uts desc, h.scrobble_id desc limit ?", {rows}));
}

Json row_json(const Row& row) {
  return {{"uts", as_int(row[0])},
          {"local_time", text_or_null(row[1])},
          {"artist", as_string(row[2])},
          {"artist_id", id_json(row[3])},
          {"album", as_string(row[4])},
          {"album_id", id_json(row[5])},
          {"track", as_string(row[6])},
          {"track_id", id_json(row[7])},
          {"weight", plays_json(as_double(row[8]))},
          {"lastfm_url", lastfm_track_url(as_string(row[2]), as_string(row[6]))}};
}

void append_csv(std::string& text, const Row& row, bool weighted) {
  fmt::format_to(std::back_inserter(text), "{},{}", as_int(row[0]), as_string(row[1]));
  for (const std::size_t cell : {2, 4, 6}) text += "," + sheet_field(as_string(row[cell]));
  if (weighted) fmt::format_to(std::back_inserter(text), ",{:.6g}", as_double(row[8]));
  text += "\r\n";
}

/// UTC years, newest first, that hold all plays of a known time; then the second 0 of those without.
std::vector<Window> windows_of(const std::vector<DayPlays>& days) {
  std::vector<Window> windows;
  if (!days.empty() && days.front().day >= 0) {
    std::int64_t oldest = days.front().day;
    for (const DayPlays& day : days)
      if (day.day >= 0) oldest = day.day;
    const auto begin = [](int year) { return std::max<std::int64_t>(1, days_from_civil({year, 1, 1}) * kDay); };
    for (int year = civil_from_days(days.front().day + 1).year; year >= civil_from_days(oldest - 1).year; --year)
      windows.push_back({begin(year), begin(year + 1)});
  }
  windows.push_back({0, 1});
  return windows;
}

}  // namespace

std::string sheet_field(std::string_view text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  return csv_field(formula ? "'" + std::string(text) : std::string(text));
}

PlayQuestion play_question(const Slice& slice, const Parameters& parameters) {
  return {slice, ids_of(parameters, "album"), ids_of(parameters, "track")};
}

Json play_list_json(Warehouse& warehouse, const PlayQuestion& question, const Parameters& parameters) {
  const std::int64_t limit = parameters.number("limit", 100, 1, 1000);
  const PlayKey key = key_of(parameters);
  const std::vector<DayPlays> days = counted_days(warehouse, question);
  double plays = 0, scrobbles = 0;
  for (const DayPlays& day : days) plays += day.plays, scrobbles += day.scrobbles;
  const auto found = rows_of(warehouse, page_sql(question, key, first_day_of_page(days, key, limit), limit + 1));
  const std::size_t shown = std::min(found.size(), static_cast<std::size_t>(limit));
  Json rows = Json::array(), next = nullptr;
  for (std::size_t i = 0; i < shown; ++i) rows.push_back(row_json(found[i]));
  if (found.size() > shown) next = fmt::format("{}.{}", as_int(found[shown - 1][0]), as_int(found[shown - 1][9]));
  return {
      {"total", {{"plays", plays_json(plays)}, {"scrobbles", plays_json(scrobbles)}}}, {"rows", rows}, {"next", next}};
}

void write_plays_csv(Warehouse& warehouse, const PlayQuestion& question,
                     const std::function<void(std::string_view)>& write) {
  const bool weighted = question.slice.weighted();
  std::string text =
      weighted ? "uts,local_time,artist,album,track,weight\r\n" : "uts,local_time,artist,album,track\r\n";
  for (const Window& window : windows_of(counted_days(warehouse, question))) {
    const Sql rows = found(question) + Sql(" and h.uts >= ? and h.uts < ?", {window.from, window.to});
    query(warehouse, named(rows), [&](const Row& row) {
      append_csv(text, row, weighted);
      if (text.size() < kPiece) return;
      write(text);
      text.clear();
    });
  }
  write(text);
}

}  // namespace tonearm
