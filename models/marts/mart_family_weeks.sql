-- grain: one row per user, week from Monday and family; week is NULL for plays without a time. Plays are counted in
-- parts of 2^-32, whole numbers, so that their sums do not depend on the order in which an engine adds
with weights as (
    select artist_id, family, cast(round(sum(weight) * 4294967296) as int64) as parts
    from {{ ref('artist_genres') }}
    group by artist_id, family
)
select weeks.user, weeks.week, weights.family, cast(sum(weeks.plays * weights.parts) as int64) as parts_of_plays
from {{ ref('mart_artist_weeks') }} as weeks
join weights on weights.artist_id = weeks.artist_id
group by weeks.user, weeks.week, weights.family
