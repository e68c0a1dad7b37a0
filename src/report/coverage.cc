#include "report/coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/numbers.h"

namespace tonearm {
namespace {

/// Wall clocks run from 12 hours behind UTC to 14 ahead, so a local day lies within these UTC seconds.
Window widest_utc(const Slice& slice) {
  Window window{0, kForever};
  if (slice.from) window.from = days_from_civil(*slice.from) * kDay - 14 * 3600;
  if (slice.to) window.to = days_from_civil(*slice.to) * kDay + kDay + 12 * 3600;
  return window;
}

std::vector<Gap> gaps_of(Warehouse& warehouse, const Slice& slice) {
  std::vector<Gap> gaps;
  const Window window = widest_utc(slice);
  warehouse.query(
      "select g.from_uts, g.to_uts, g.reason from mart_gaps g where g.user = ? and g.to_uts > ? and g.from_uts < ?"
      " order by g.from_uts, g.to_uts",
      {slice.user, window.from, window.to}, [&](const Row& row) {
        gaps.push_back({{as_int(row[0]), as_int(row[1])}, as_string(row[2])});
      });
  return gaps;
}

/// Plays with a time, and the first and last day, of h's rows.
const std::string kDays =
    "sum(case when h.local_date is null then 0 else h.plays end) as timed, min(h.local_date) as first_day,"
    " max(h.local_date) as last_day";

/// One row: plays in the slice, different artists, those with one play, plays as they count, of those the ones without
/// a genre; and with `with_days`, which is of a source by day, kDays.
Sql plays_sql(const Slice& slice, bool with_days) {
  const PlaysByDay source = artist_plays(slice);
  return "with " + genreless_parts(slice) + ", played as (select h.artist_id, sum(h.plays * 1.0e0) as plays" +
         (with_days ? ", " + kDays : "") + " from " + source.table + " h where " + conditions(slice, source.day) +
         " group by h.artist_id) select sum(p.plays), count(*), sum(case when p.plays = 1 then 1 else 0 end), sum(" +
         counted_plays(slice, "p.plays") + "), sum(p.plays * u.weight)" +
         (with_days ? ", sum(p.timed), min(p.first_day), max(p.last_day)" : "") +
         " from played p left join without_genre u on u.artist_id = p.artist_id" + joined_weights(slice, "p");
}

void set_days(const Row& row, std::size_t at, Coverage& coverage) {
  coverage.timed = as_int(row[at]);
  coverage.first = parse_date(as_string(row[at + 1]));
  coverage.last = parse_date(as_string(row[at + 2]));
}

void add_plays(Warehouse& warehouse, const Slice& slice, Coverage& coverage) {
  const bool with_days = artist_plays(slice).day == "local_date";
  const Row row = rows_of(warehouse, plays_sql(slice, with_days)).at(0);
  coverage.scrobbles = coverage.scrobbles_in_range = as_int(row[0]);
  coverage.artists = as_int(row[1]);
  coverage.artists_once = as_int(row[2]);
  coverage.counted = as_double(row[3]);
  coverage.with_genre = std::max(0.0, coverage.counted - as_double(row[4]));
  set_days(with_days ? row : rows_of(warehouse, "select " + kDays + from_days(slice)).at(0), with_days ? 5 : 0,
           coverage);
}

void add_timeless(Warehouse& warehouse, const Slice& slice, Coverage& coverage) {
  const Row timeless =
      rows_of(warehouse, "select sum(h.plays) from mart_days h where h.user = ? and h.local_date is null", {slice.user})
          .at(0);
  coverage.without_time = as_int(timeless[0]);
}

std::string share_with_genre(const Coverage& coverage) {
  return coverage.scrobbles_in_range == 0 ? "" : fmt::format("; {} have a genre", percent(coverage.genre_share()));
}

std::string gaps_text(const Coverage& coverage) {
  if (coverage.gaps.empty()) return "no gaps";
  return counted(static_cast<std::int64_t>(coverage.gaps.size()), "gap", "gaps") + " that the service never answered";
}

}  // namespace

double Coverage::genre_share() const { return share_of(with_genre, counted); }

Coverage coverage_of(Warehouse& warehouse, const Slice& slice) {
  Coverage coverage;
  add_plays(warehouse, slice, coverage);
  add_timeless(warehouse, slice, coverage);
  coverage.gaps = gaps_of(warehouse, slice);
  return coverage;
}

Coverage timed(Coverage coverage) {
  coverage.scrobbles = coverage.timed;
  return coverage;
}

nlohmann::ordered_json day_json(const std::optional<Date>& day) {
  return day ? nlohmann::ordered_json(format_date(*day)) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json to_json(const Coverage& coverage) {
  nlohmann::ordered_json gaps = nlohmann::ordered_json::array();
  for (const Gap& gap : coverage.gaps) {
    nlohmann::ordered_json entry = {{"from", format_utc(gap.window.from)}, {"to", nullptr}, {"reason", gap.reason}};
    if (gap.window.to < kForever) entry["to"] = format_utc(gap.window.to);
    gaps.push_back(entry);
  }
  return {{"scrobbles", coverage.scrobbles},       {"scrobbles_in_range", coverage.scrobbles_in_range},
          {"without_time", coverage.without_time}, {"genre_share", rounded(coverage.genre_share())},
          {"first_day", day_json(coverage.first)}, {"last_day", day_json(coverage.last)},
          {"gap_count", coverage.gaps.size()},     {"gaps", gaps}};
}

std::string coverage_line(const Coverage& coverage) {
  std::string line = fmt::format("Rests on {} of {}", with_thousands(coverage.scrobbles),
                                 counted(coverage.scrobbles_in_range, "scrobble", "scrobbles"));
  if (coverage.first && coverage.last)
    line += fmt::format(", {} to {}", format_date(*coverage.first), format_date(*coverage.last));
  if (coverage.without_time > 0)
    line += fmt::format("; {} without a known time", with_thousands(coverage.without_time));
  return fmt::format("{}{}; {}.", line, share_with_genre(coverage), gaps_text(coverage));
}

}  // namespace tonearm
