-- grain: one row per user, calendar year and artist; year is NULL for plays without a time
with months as (
    select user, extract(year from month) as year, artist_id, plays
    from {{ ref('mart_artist_months') }}
)
select user, year, artist_id, cast(sum(plays) as int64) as plays
from months
group by user, year, artist_id
