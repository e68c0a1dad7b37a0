-- rows: ids that two names share
with spellings as (
    select distinct 'artist' as kind, artist_id as id, artist as name
    from {{ source('staged', 'scrobbles') }}
    union all
    select distinct 'track' as kind, track_id as id, track as name
    from {{ source('staged', 'scrobbles') }}
    union all
    select distinct 'album' as kind, album_id as id, album as name
    from {{ source('staged', 'scrobbles') }}
    where album_id is not null
)
select kind, id, min(name) as one, max(name) as another
from spellings
group by kind, id
having count(*) > 1
