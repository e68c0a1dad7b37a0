-- grain: one row per user, local quarter of an hour and artist: an aggregate of the fact, some four times smaller;
-- what is asked of artists and times is asked of it. All but user and artist are NULL for plays without a time
with plays as (
    select
        user,
        local_date,
        week_number(local_date) as week,
        weekday,
        local_hour,
        time_id,
        local_hour * 4 + cast(floor(extract(minute from local_at) / 15) as int64) as quarter_hour,
        artist_id
    from {{ ref('fact_scrobbles') }}
)
select user, local_date, week, weekday, local_hour, time_id, quarter_hour, artist_id, count(*) as plays
from plays
group by user, local_date, week, weekday, local_hour, time_id, quarter_hour, artist_id
-- by time, so that a question about some years skips the others
order by local_date
