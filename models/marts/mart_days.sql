-- grain: one row per user and local day; local_date is NULL for plays without a time
with plays as (
    select user, local_date, artist_id, track_id, album_id
    from {{ ref('fact_scrobbles') }}
)
select
    user,
    local_date,
    count(*) as plays,
    count(distinct artist_id) as artists,
    count(distinct track_id) as tracks,
    count(distinct album_id) as albums
from plays
group by user, local_date
order by user, local_date nulls last
