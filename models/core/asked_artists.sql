-- grain: one row per artist whose tags the service was asked for, whether it knows any or not
with questions as (
    select artist_id
    from {{ source('staged', 'artist_tags') }}
    where source = 'artist'
)
select distinct artist_id
from questions
order by artist_id
