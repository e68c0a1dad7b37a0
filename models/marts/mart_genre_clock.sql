-- grain: one row per user, month, weekday, hour and genre; month, weekday and hour are NULL for plays without a time
with artist_plays as (
    -- first the ids alone: an artist's many plays of a month's hour meet its genres once
    select user, month_of(local_date) as month, weekday, local_hour as hour, artist_id, count(*) as plays
    from {{ ref('fact_scrobbles') }}
    group by user, month_of(local_date), weekday, local_hour, artist_id
)
select
    artist_plays.user,
    artist_plays.month,
    artist_plays.weekday,
    artist_plays.hour,
    genres.genre,
    genres.family,
    sum(artist_plays.plays * genres.weight) as plays
from artist_plays
join {{ ref('artist_genres') }} as genres on genres.artist_id = artist_plays.artist_id
group by
    artist_plays.user, artist_plays.month, artist_plays.weekday, artist_plays.hour, genres.genre, genres.family
