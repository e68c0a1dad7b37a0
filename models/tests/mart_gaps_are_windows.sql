-- rows: gaps that end before they begin
with gaps as (
    select user, from_uts, to_uts
    from {{ ref('mart_gaps') }}
)
select user, from_uts, to_uts
from gaps
where from_uts >= to_uts
