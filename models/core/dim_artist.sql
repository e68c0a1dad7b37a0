-- grain: one row per artist
with spellings as (
    select
        artist_id,
        artist_mbid,
        min(artist) as artist,
        max(artist) as last_artist,
        max(uts) as last_uts
    from {{ source('staged', 'scrobbles') }}
    group by artist_id, artist_mbid
),
newest_mbids as (
    select artist_id, artist_mbid
    from spellings
    where artist_mbid <> ''
    qualify row_number() over (partition by artist_id order by last_uts desc, artist_mbid) = 1
),
names as (
    select artist_id, min(artist) as artist, max(last_artist) as last_artist
    from spellings
    group by artist_id
)
select
    names.artist_id,
    names.artist,
    newest_mbids.artist_mbid,
    names.artist <> names.last_artist as shares_its_id
from names
left join newest_mbids on newest_mbids.artist_id = names.artist_id
order by names.artist_id
