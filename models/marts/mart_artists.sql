-- grain: one row per user and artist, over the whole history; the dates are NULL where no play has a time
with quarters as (
    select user, local_date, artist_id, plays
    from {{ ref('fact_artist_quarters') }}
)
select
    user,
    artist_id,
    cast(sum(plays) as int64) as plays,
    min(local_date) as first_date,
    max(local_date) as last_date
from quarters
group by user, artist_id
