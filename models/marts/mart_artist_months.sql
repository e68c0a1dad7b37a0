-- grain: one row per user, month and artist; month is NULL for plays without a time
with artist_days as (
    select user, local_date, artist_id, sum(plays) as plays
    from {{ ref('fact_artist_quarters') }}
    group by user, local_date, artist_id
)
select user, month_of(local_date) as month, artist_id, cast(sum(plays) as int64) as plays
from artist_days
group by user, month_of(local_date), artist_id
