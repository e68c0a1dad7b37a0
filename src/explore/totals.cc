#include "explore/totals.h"

#include <nlohmann/json.hpp>

#include "explore/top_titles.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

Json number(double count) { return static_cast<std::int64_t>(count); }

/// "sum of 1 where the artist's first day is one of the slice's": without an end all days are.
Sql is_new(const Slice& slice) {
  Sql sql = "sum(case when e.first_date is not null";
  if (slice.from) sql += {" and e.first_date >= cast(? as date)", {format_date(*slice.from)}};
  if (slice.to) sql += {" and e.first_date <= cast(? as date)", {format_date(*slice.to)}};
  return sql + " then 1 else 0 end)";
}

/// One row: plays, scrobbles, artists, those of one play, new ones.
Sql artists_sql(const Slice& slice) {
  const ArtistPlays source = artist_plays(slice);
  return "with played as (select h.artist_id, sum(h.plays * 1.0e0) as plays from " + source.table + " h where " +
         conditions(slice, source.day) + " group by h.artist_id) select sum(" + counted_plays(slice, "p.plays") +
         "), sum(p.plays), count(*), sum(case when p.plays = 1 then 1 else 0 end), " + is_new(slice) +
         " from played p" + joined_weights(slice, "p") +
         Sql(" left join mart_artists e on e.artist_id = p.artist_id and e.user = ?", {slice.user});
}

/// A mart of all time has one row a title.
Sql distinct(const Slice& slice, TitleKind kind) {
  const std::string id = "h." + title_source(kind).id;
  if (is_of_all_time(slice)) return "(select count(" + id + ")" + from_all_time(kind, slice) + ")";
  return "(select count(*) from (select " + id + " from fact_scrobbles h" + joined_weights(slice) + " where " +
         conditions(slice) + " and " + id + " is not null group by " + id + ") d)";
}

}  // namespace

double Totals::plays_a_day() const {
  double timed = 0;
  for (const DayPlays& day : by_day) timed += day.plays;
  return share_of(timed, static_cast<double>(days));
}

Totals totals_of(Warehouse& warehouse, const Slice& slice, const DaySpan& covered,
                 const std::vector<DayPlays>& by_day) {
  Totals totals;
  const Row artists = rows_of(warehouse, artists_sql(slice)).at(0);
  totals.plays = as_double(artists[0]);
  totals.scrobbles = as_double(artists[1]);
  totals.artists = as_double(artists[2]);
  totals.artists_once = as_double(artists[3]);
  totals.new_artists = as_double(artists[4]);
  const Row titles =
      rows_of(warehouse, "select " + distinct(slice, TitleKind::album) + ", " + distinct(slice, TitleKind::track))
          .at(0);
  totals.albums = as_double(titles[0]);
  totals.tracks = as_double(titles[1]);
  totals.days = count_days(slice, covered);
  for (const DayPlays& day : by_day)
    if (covered.contains(day.day)) totals.by_day.push_back(day);
  return totals;
}

Json totals_json(const Slice& slice, const Totals& totals) {
  const std::vector<Run> best = longest(streaks(slice, totals.by_day), 1);
  Json streak = nullptr;
  if (!best.empty())
    streak = {{"from", format_date(civil_from_days(best[0].first))},
              {"to", format_date(civil_from_days(best[0].last))},
              {"days", best[0].days}};
  return {{"plays", plays_json(totals.plays)},
          {"scrobbles", number(totals.scrobbles)},
          {"artists", number(totals.artists)},
          {"albums", number(totals.albums)},
          {"tracks", number(totals.tracks)},
          {"days", totals.days},
          {"days_with_plays", totals.by_day.size()},
          {"plays_a_day", rounded(totals.plays_a_day())},
          {"new_artists", number(totals.new_artists)},
          {"artists_once", number(totals.artists_once)},
          {"longest_streak", streak}};
}

}  // namespace tonearm
