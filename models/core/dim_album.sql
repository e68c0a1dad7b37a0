-- grain: one row per album of an artist
with spellings as (
    select
        album_id,
        album_mbid,
        min(album) as album,
        max(album) as last_album,
        min(artist_id) as artist_id,
        max(uts) as last_uts
    from {{ source('staged', 'scrobbles') }}
    where album_id is not null
    group by album_id, album_mbid
),
newest_mbids as (
    select album_id, album_mbid
    from spellings
    where album_mbid <> ''
    qualify row_number() over (partition by album_id order by last_uts desc, album_mbid) = 1
),
names as (
    select album_id, min(album) as album, max(last_album) as last_album, min(artist_id) as artist_id
    from spellings
    group by album_id
)
select
    names.album_id,
    row_number() over (order by names.album_id) as album_number,
    names.album,
    names.artist_id,
    newest_mbids.album_mbid,
    names.album <> names.last_album as shares_its_id
from names
left join newest_mbids on newest_mbids.album_id = names.album_id
order by names.album_id
