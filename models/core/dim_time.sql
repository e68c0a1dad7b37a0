-- grain: one row per local hour with a play
with hours as (
    select distinct time_id, local_date, local_hour, weekday
    from {{ ref('fact_artist_quarters') }}
    where time_id is not null
)
select
    time_id,
    local_date,
    extract(year from local_date) as year,
    extract(quarter from local_date) as quarter,
    month_of(local_date) as month,
    extract(month from local_date) as month_of_year,
    extract(day from local_date) as day,
    local_hour as hour,
    weekday,
    -- 0 is December to February, 1 March to May, 2 June to August, 3 September to November
    cast(floor(mod(extract(month from local_date), 12) / 3) as int64) as season_quarter,
    weekday >= 6 as is_weekend
from hours
order by time_id
