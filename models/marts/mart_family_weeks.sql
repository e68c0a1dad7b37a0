-- grain: one row per user, week from Monday and family; week is NULL for plays without a time
with days as (
    select user, week, family, parts_of_plays
    from {{ ref('mart_family_days') }}
)
select days.user, days.week, days.family, cast(sum(days.parts_of_plays) as int64) as parts_of_plays
from days
group by days.user, days.week, days.family
