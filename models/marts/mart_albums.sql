-- grain: one row per user and album of an artist, over the whole history; album_id is NULL for plays without an album
with plays as (
    select user, artist_id, album_id
    from {{ ref('fact_scrobbles') }}
)
select user, artist_id, album_id, count(*) as plays
from plays
group by user, artist_id, album_id
