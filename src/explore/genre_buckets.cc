#include "explore/genre_buckets.h"

#include <fmt/format.h>

#include "explore/hour_plays.h"
#include "explore/json_cells.h"

namespace tonearm {
namespace {

/// An artist's plays of a bucket meet its genres once.
Sql by_artists(const Slice& slice, const std::string& bucket, const PlaysByDay& source) {
  const std::string name = std::string("g.") + level_column(slice);
  return "with played as (select h.artist_id, " + bucket + " as bucket, sum(h.plays * 1.0e0) as plays from " +
         source.table + " h where " + conditions(slice, source.day) + " and h." + source.day +
         " is not null group by 1, 2) select p.bucket, " + name +
         ", g.family, sum(p.plays * g.weight) from played p join " + genres_of(slice) +
         " g on g.artist_id = p.artist_id group by 1, 2, 3";
}

/// A mart holds the genres' plays by month, and one by day.
Sql by_genres(const Slice& slice, const std::string& days) {
  const PlaysByDay source = plays_by_day(slice, "d.genre, d.family, d.plays", "mart_genre_months", "mart_genre_days");
  const std::string day = "h." + source.day;
  return "select " + fmt::format(fmt::runtime(days), day) + ", h." + level_column(slice) +
         ", h.family, sum(h.plays) from " + source.table + " h where " + conditions(slice, source.day) +
         genre_conditions(slice) + " and " + day + " is not null group by 1, 2, 3";
}

Sql by_days(const Slice& slice, const std::string& days) {
  if (slice.weekdays.empty() && slice.hours.empty() && slice.artists.empty()) return by_genres(slice, days);
  const PlaysByDay source = artist_plays(slice);
  return by_artists(slice, fmt::format(fmt::runtime(days), "h." + source.day), source);
}

Sql by_hours(const Slice& slice, const std::string& hours) {
  const std::string bucket = fmt::format(fmt::runtime(hours), "h.local_hour");
  if (!is_of_all_years(slice)) return by_artists(slice, bucket, {"fact_artist_quarters", "local_date"});
  return "select " + bucket + ", h." + level_column(slice) + ", h.family, sum(h.plays)" + from_genre_clock(slice) +
         " and h.local_hour is not null group by 1, 2, 3";
}

}  // namespace

std::vector<BucketPlays> genre_buckets(Warehouse& warehouse, const Slice& slice, const BucketBy& by) {
  std::vector<BucketPlays> rows;
  query(warehouse, by.hours.empty() ? by_days(slice, by.days) : by_hours(slice, by.hours), [&](const Row& row) {
    rows.push_back({as_int(row[0]), as_string(row[1]), as_string(row[2]), as_double(row[3])});
  });
  return rows;
}

}  // namespace tonearm
