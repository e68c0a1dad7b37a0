-- grain: one row per user and track of an artist, over the whole history
with plays as (
    select user, artist_id, track_id
    from {{ ref('fact_scrobbles') }}
)
select user, artist_id, track_id, count(*) as plays
from plays
group by user, artist_id, track_id
