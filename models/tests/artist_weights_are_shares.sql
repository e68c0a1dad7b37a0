-- rows: weights that are no part of a whole
select artist_id, genre, weight
from {{ ref('artist_genres') }}
where not (weight > 0 and weight <= 1)
