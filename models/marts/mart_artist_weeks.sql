-- grain: one row per user, week from Monday and artist; week is NULL for plays without a time
with quarters as (
    select user, week, artist_id, plays
    from {{ ref('fact_artist_quarters') }}
)
select user, week, artist_id, cast(sum(plays) as int64) as plays
from quarters
group by user, week, artist_id
