-- grain: one row per play
with plays as (
    select
        scrobble_id,
        user,
        uts,
        played_at,
        local_at,
        cast(local_at as date) as local_date,
        extract(hour from local_at) as local_hour,
        artist_id,
        track_id,
        album_id
    from {{ source('staged', 'scrobbles') }}
)
select
    scrobble_id,
    user,
    uts,
    played_at,
    local_at,
    local_date,
    local_hour,
    weekday_of(local_date) as weekday,
    day_number(local_date) * 100 + local_hour as time_id,
    artist_id,
    track_id,
    album_id
from plays
