-- rows: artists whose weights do not
with sums as (
    select artist_id, sum(weight) as weight
    from {{ ref('artist_genres') }}
    group by artist_id
)
select artist_id, weight
from sums
where abs(weight - 1) > 1e-9
