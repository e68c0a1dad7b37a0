#include "explore/totals.h"

#include <nlohmann/json.hpp>

#include "explore/top_titles.h"
#include "report/numbers.h"

namespace tonearm {
namespace {

/// Nothing but days is asked for, so that an artist's first play of all lies in the slice where its day does.
bool is_period(const Slice& slice) { return slice.of_days() && slice.seasons.empty(); }

/// " and e.first_date …": without an end all days are.
Sql is_new(const Slice& slice) {
  Sql sql = "e.first_date is not null";
  if (slice.from) sql += {" and e.first_date >= cast(? as date)", {format_date(*slice.from)}};
  if (slice.to) sql += {" and e.first_date <= cast(? as date)", {format_date(*slice.to)}};
  return sql;
}

/// One row: artists of the slice whose first play of the whole history lies in its days.
Sql new_artists_sql(const Slice& slice) {
  const Sql of_user("e.user = ? and ", {slice.user});
  if (is_period(slice)) return "select count(*) from mart_artists e where " + of_user + is_new(slice);
  const PlaysByDay source = artist_plays(slice);
  return "with played as (select h.artist_id from " + source.table + " h where " + conditions(slice, source.day) +
         " group by h.artist_id) select count(*) from played p" + joined_weights(slice, "p") +
         " join mart_artists e on e.artist_id = p.artist_id where " + of_user + is_new(slice);
}

/// Different albums or tracks of all time: a mart has one row a title.
Sql titles_of_all_time(TitleKind kind, const Slice& slice) {
  return "(select count(h." + title_source(kind).id + ")" + from_all_time(kind, slice) + ")";
}

/// Of days: numbers are grouped by an array, so fast that two readings cost less than one that counts different ones.
Sql titles_of_days(TitleKind kind, const Slice& slice) {
  const std::string number = title_source(kind).kind + "_number";
  return "(select count(p." + number + ") from (select h." + number + " from fact_scrobbles h where " +
         conditions(slice) + " group by h." + number + ") p)";
}

/// One row: different albums and tracks.
Sql titles_sql(const Slice& slice) {
  const auto both = [&](auto titles) -> Sql {
    return "select " + titles(TitleKind::album, slice) + ", " + titles(TitleKind::track, slice);
  };
  if (slice.of_all_time()) return both(titles_of_all_time);
  if (is_period(slice)) return both(titles_of_days);
  return "select count(distinct h.album_id), count(distinct h.track_id) from fact_scrobbles h" + joined_weights(slice) +
         " where " + conditions(slice);
}

}  // namespace

double Totals::plays_a_day() const {
  double timed = 0;
  for (const DayPlays& day : by_day) timed += day.plays;
  return share_of(timed, static_cast<double>(days));
}

Totals totals_of(Warehouse& warehouse, const Slice& slice, const Coverage& coverage, const DaySpan& covered,
                 const std::vector<DayPlays>& by_day) {
  Totals totals;
  totals.plays = coverage.counted;
  totals.scrobbles = coverage.scrobbles_in_range;
  totals.artists = coverage.artists;
  totals.artists_once = coverage.artists_once;
  totals.new_artists = as_int(rows_of(warehouse, new_artists_sql(slice)).at(0)[0]);
  const Row titles = rows_of(warehouse, titles_sql(slice)).at(0);
  totals.albums = as_int(titles[0]);
  totals.tracks = as_int(titles[1]);
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
          {"scrobbles", totals.scrobbles},
          {"artists", totals.artists},
          {"albums", totals.albums},
          {"tracks", totals.tracks},
          {"days", totals.days},
          {"days_with_plays", totals.by_day.size()},
          {"plays_a_day", rounded(totals.plays_a_day())},
          {"new_artists", totals.new_artists},
          {"artists_once", totals.artists_once},
          {"longest_streak", streak}};
}

}  // namespace tonearm
