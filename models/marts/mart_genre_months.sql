-- grain: one row per user, month and genre; month is NULL for plays without a time
with days as (
    select user, month_of(local_date) as month, genre, family, plays
    from {{ ref('mart_genre_days') }}
)
select user, month, genre, family, sum(plays) as plays
from days
group by user, month, genre, family
