-- grain: one row per genre, 'unknown' included
with genres as (
    select genre, nullif(parent, '') as parent, family
    from {{ source('staged', 'genres') }}
    union all
    select 'unknown' as genre, cast(null as string) as parent, 'unknown' as family
)
select genre, parent, family
from genres
order by genre
