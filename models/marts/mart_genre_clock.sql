-- grain: one row per user, weekday, hour and genre, over all years; weekday and hour are NULL for plays without a time
with artist_hours as (
    select user, weekday, local_hour as hour, artist_id, sum(plays) as plays
    from {{ ref('fact_artist_quarters') }}
    group by user, weekday, local_hour, artist_id
)
select
    artist_hours.user,
    artist_hours.weekday,
    artist_hours.hour,
    genres.genre,
    genres.family,
    sum(artist_hours.plays * genres.weight) as plays
from artist_hours
join {{ ref('artist_genres') }} as genres on genres.artist_id = artist_hours.artist_id
group by artist_hours.user, artist_hours.weekday, artist_hours.hour, genres.genre, genres.family
