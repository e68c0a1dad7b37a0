-- rows: the two counts, where they differ
with counts as (
    select
        (select count(*) from {{ source('staged', 'scrobbles') }}) as staged,
        (select count(*) from {{ ref('fact_scrobbles') }}) as facts
)
select staged, facts
from counts
where staged <> facts
