-- grain: one row per user, local hour and artist; local_date and local_hour are NULL for plays without a time
with plays as (
    select user, local_date, local_hour, artist_id
    from {{ ref('fact_scrobbles') }}
)
select user, local_date, local_hour, artist_id, count(*) as plays
from plays
group by user, local_date, local_hour, artist_id
