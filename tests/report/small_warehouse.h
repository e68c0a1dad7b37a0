// A warehouse of a few plays in memory, with the tables that the reports read.
#pragma once
#include <string>
#include <vector>

#include "adapters/duckdb_warehouse.h"
#include "core/fingerprint.h"
#include "core/utc_time.h"

namespace tonearm {

/// Add plays, genres and gaps, then finish(). The listener's clock is UTC.
class SmallWarehouse {
 public:
  SmallWarehouse() : warehouse_(DuckConnection::in_memory(), "") {
    warehouse_.run(R"(
create table plays("user" varchar, uts bigint, artist varchar, album varchar, track varchar, artist_id bigint,
                   album_id bigint, track_id bigint);
create table artist_genres(artist_id bigint, genre varchar, family varchar, weight double, source varchar);
create table mart_gaps("user" varchar, from_uts bigint, to_uts bigint, reason varchar);)");
  }

  SmallWarehouse& play(const std::string& user, std::int64_t uts, const std::string& artist, const std::string& album,
                       const std::string& track) {
    const Value album_id = album.empty() ? Value() : Value(fingerprint({artist, album}));
    warehouse_.query("insert into plays values (?, ?, ?, ?, ?, ?, ?, ?)",
                     {user, uts, artist, album, track, fingerprint({artist}), album_id, fingerprint({artist, track})},
                     [](const Row&) {});
    return *this;
  }
  /// `count` plays, one a minute, from `hour` o'clock of `day` ("2010-01-31") on.
  SmallWarehouse& plays(const std::string& user, const std::string& day, int hour, int count,
                        const std::string& artist) {
    const std::int64_t from = days_from_civil(*parse_date(day)) * kDay + hour * 3600;
    warehouse_.query("insert into plays select ?, ? + 60 * i, ?, 'Album', 'Track', ?, ?, ? from range(?) r(i)",
                     {user, from, artist, fingerprint({artist}), fingerprint({artist, "Album"}),
                      fingerprint({artist, "Track"}), std::int64_t{count}},
                     [](const Row&) {});
    return *this;
  }
  SmallWarehouse& genre(const std::string& artist, const std::string& genre, const std::string& family, double weight) {
    warehouse_.query("insert into artist_genres values (?, ?, ?, ?, 'artist')",
                     {fingerprint({artist}), genre, family, weight}, [](const Row&) {});
    return *this;
  }
  SmallWarehouse& gap(const std::string& user, std::int64_t from, std::int64_t to, const std::string& reason) {
    warehouse_.query("insert into mart_gaps values (?, ?, ?, ?)", {user, from, to, reason}, [](const Row&) {});
    return *this;
  }

  /// After finish().
  DuckdbWarehouse& finished() { return warehouse_; }

  DuckdbWarehouse& finish() {
    warehouse_.run(R"(
create table fact_scrobbles as
select row_number() over (order by uts, track) as scrobble_id, "user", uts,
  case when uts > 0 then make_timestamp(uts * 1000000) end as played_at, played_at as local_at,
  cast(played_at as date) as local_date, cast(extract(hour from played_at) as bigint) as local_hour,
  cast(extract(isodow from played_at) as bigint) as weekday, artist_id, track_id, album_id
from plays;
create table dim_artist as select distinct artist_id, artist from plays;
insert into artist_genres
select artist_id, 'unknown', 'unknown', 1, 'none' from dim_artist anti join artist_genres using (artist_id);
create table dim_track as select distinct track_id, track, artist_id from plays;
create table dim_album as select distinct album_id, album, artist_id from plays where album_id is not null;
create table fact_artist_quarters as
select "user", local_date,
  cast(floor((date_diff('day', date '1970-01-01', local_date) + 3) / 7) as bigint) as week, weekday, local_hour,
  cast(local_hour * 4 + floor(extract(minute from local_at) / 15) as bigint) as quarter_hour, artist_id,
  count(*) as plays
from fact_scrobbles group by all;
create table mart_artist_weeks as
select "user", week, artist_id, cast(sum(plays) as bigint) as plays from fact_artist_quarters group by all;
create table mart_family_days as
select q."user", q.local_date, q.week, q.weekday, g.family,
  cast(sum(q.plays * cast(round(g.weight * 4294967296) as bigint)) as bigint) as parts_of_plays
from fact_artist_quarters q join artist_genres g using (artist_id) group by all;
create table mart_family_weeks as
select "user", week, family, cast(sum(parts_of_plays) as bigint) as parts_of_plays from mart_family_days group by all;
create table mart_artist_months as
select "user", cast(date_trunc('month', local_date) as date) as month, artist_id, count(*) as plays
from fact_scrobbles group by all;
create table mart_days as select "user", local_date, count(*) as plays from fact_scrobbles group by all;)");
    return warehouse_;
  }

 private:
  DuckdbWarehouse warehouse_;
};

}  // namespace tonearm
