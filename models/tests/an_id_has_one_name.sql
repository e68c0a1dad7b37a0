-- rows: ids that two names share
with spellings as (
    select 'artist' as kind, artist_id as id, min(artist) as one, max(artist) as another
    from {{ source('staged', 'scrobbles') }}
    group by artist_id
    union all
    select 'track' as kind, track_id as id, min(track) as one, max(track) as another
    from {{ source('staged', 'scrobbles') }}
    group by track_id
    union all
    select 'album' as kind, album_id as id, min(album) as one, max(album) as another
    from {{ source('staged', 'scrobbles') }}
    where album_id is not null
    group by album_id
)
select kind, id, one, another
from spellings
where one <> another
