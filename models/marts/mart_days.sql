-- grain: one row per user and local day; local_date is NULL for plays without a time
with quarters as (
    select user, local_date, plays
    from {{ ref('fact_artist_quarters') }}
)
select user, local_date, cast(sum(plays) as int64) as plays
from quarters
group by user, local_date
order by user, local_date nulls last
