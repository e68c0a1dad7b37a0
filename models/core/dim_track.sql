-- grain: one row per track of an artist
with spellings as (
    select
        track_id,
        track_mbid,
        min(track) as track,
        max(track) as last_track,
        min(artist_id) as artist_id,
        max(uts) as last_uts
    from {{ source('staged', 'scrobbles') }}
    group by track_id, track_mbid
),
newest_mbids as (
    select track_id, track_mbid
    from spellings
    where track_mbid <> ''
    qualify row_number() over (partition by track_id order by last_uts desc, track_mbid) = 1
),
names as (
    select track_id, min(track) as track, max(last_track) as last_track, min(artist_id) as artist_id
    from spellings
    group by track_id
)
select
    names.track_id,
    row_number() over (order by names.track_id) as track_number,
    names.track,
    names.artist_id,
    newest_mbids.track_mbid,
    names.track <> names.last_track as shares_its_id
from names
left join newest_mbids on newest_mbids.track_id = names.track_id
order by names.track_id
