-- grain: one row per play
with numbered as (
    select
        plays.scrobble_id,
        plays.user,
        plays.uts,
        plays.played_at,
        plays.local_at,
        cast(plays.local_at as date) as local_date,
        extract(hour from plays.local_at) as local_hour,
        plays.artist_id,
        plays.track_id,
        plays.album_id,
        -- small whole numbers: an engine counts different ones by an array, five times as fast as fingerprints
        tracks.track_number,
        albums.album_number
    from {{ source('staged', 'scrobbles') }} as plays
    left join {{ ref('dim_track') }} as tracks on tracks.track_id = plays.track_id
    left join {{ ref('dim_album') }} as albums on albums.album_id = plays.album_id
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
    album_id,
    track_number,
    album_number
from numbered
