-- grain: one row per user, local day and family; all of time is NULL for plays without one. Plays are counted in parts of
-- 2^-32, whole numbers, so that their sums do not depend on the order in which an engine adds
with artist_days as (
    select user, local_date, week, weekday, artist_id, sum(plays) as plays
    from {{ ref('fact_artist_quarters') }}
    group by user, local_date, week, weekday, artist_id
),
weights as (
    select artist_id, family, cast(round(sum(weight) * 4294967296) as int64) as parts
    from {{ ref('artist_genres') }}
    group by artist_id, family
)
select
    days.user,
    days.local_date,
    days.week,
    days.weekday,
    weights.family,
    cast(sum(days.plays * weights.parts) as int64) as parts_of_plays
from artist_days as days
join weights on weights.artist_id = days.artist_id
group by days.user, days.local_date, days.week, days.weekday, weights.family
order by days.local_date
