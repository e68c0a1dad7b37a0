-- grain: one row per window that was asked for and never answered
with gaps as (
    select user, from_uts, to_uts, reason
    from {{ source('staged', 'gaps') }}
)
select user, from_uts, to_uts, reason
from gaps
order by user, from_uts
