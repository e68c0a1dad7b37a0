-- rows: users whose plays in the mart are not those of the fact; parts of plays add up to a millionth
with facts as (
    select user, count(*) as plays
    from {{ ref('fact_scrobbles') }}
    group by user
),
totals as (
    select user, sum(parts_of_plays / 4294967296) as plays
    from {{ ref('mart_family_days') }}
    group by user
)
select facts.user, facts.plays as fact_plays, totals.plays as mart_plays
from facts
left join totals on totals.user = facts.user
where totals.plays is null or abs(totals.plays - facts.plays) > 1e-6 * facts.plays
