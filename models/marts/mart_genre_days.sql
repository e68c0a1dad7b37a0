-- grain: one row per user, local day and genre; local_date is NULL for plays without a time
with artist_days as (
    -- first the ids alone: an artist's plays of a day meet its genres once
    select user, local_date, artist_id, sum(plays) as plays
    from {{ ref('fact_artist_quarters') }}
    group by user, local_date, artist_id
)
select
    artist_days.user,
    artist_days.local_date,
    genres.genre,
    genres.family,
    sum(artist_days.plays * genres.weight) as plays
from artist_days
join {{ ref('artist_genres') }} as genres on genres.artist_id = artist_days.artist_id
group by artist_days.user, artist_days.local_date, genres.genre, genres.family
