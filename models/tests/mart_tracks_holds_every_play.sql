-- rows: users whose plays in the mart are not those of the fact
with facts as (
    select user, count(*) as plays
    from {{ ref('fact_scrobbles') }}
    group by user
),
totals as (
    select user, sum(plays) as plays
    from {{ ref('mart_tracks') }}
    group by user
)
select facts.user, facts.plays as fact_plays, cast(totals.plays as int64) as mart_plays
from facts
left join totals on totals.user = facts.user
where totals.plays is null or totals.plays <> facts.plays
