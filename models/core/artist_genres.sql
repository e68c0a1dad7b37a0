-- grain: one row per artist and genre; the weights of an artist sum to 1
with recursive ancestry as (
    select genre, parent as ancestor, 1 as steps
    from {{ ref('dim_genre') }}
    where parent is not null
    union all
    select ancestry.genre, above.parent as ancestor, ancestry.steps + 1 as steps
    from ancestry
    join {{ ref('dim_genre') }} as above on above.genre = ancestry.ancestor
    where above.parent is not null and ancestry.steps < 10
),
votes as (
    -- spellings of one genre merge by max: the service counts hip-hop and hip hop apart
    select tags.artist_id, spellings.genre, max(tags.count) as votes
    from {{ source('staged', 'artist_tags') }} as tags
    join {{ source('staged', 'genre_tags') }} as spellings on spellings.tag_key = tags.tag_key
    where tags.count > 0 and tags.tag_key <> tags.artist_key
    group by tags.artist_id, spellings.genre
),
kept as (
    -- counts below 10 speak only where an artist has nothing better
    select artist_id, genre, votes, if(votes >= 10, 'tags', 'rare tags') as source
    from votes
    qualify votes >= 10 or max(votes) over (partition by artist_id) < 10
),
lineage as (
    select child.artist_id, child.genre, parent.genre as ancestor, parent.votes as ancestor_votes
    from kept as child
    join ancestry on ancestry.genre = child.genre
    join kept as parent on parent.artist_id = child.artist_id and parent.genre = ancestry.ancestor
),
leaves as (
    select kept.artist_id, kept.genre, kept.votes, kept.source
    from kept
    left join lineage on lineage.artist_id = kept.artist_id and lineage.ancestor = kept.genre
    where lineage.ancestor is null
),
inherited as (
    -- the votes of a parent go to the leaves below it, in proportion to theirs
    select
        leaves.artist_id,
        leaves.genre,
        lineage.ancestor_votes * leaves.votes
        / sum(leaves.votes) over (partition by leaves.artist_id, lineage.ancestor) as votes
    from leaves
    join lineage on lineage.artist_id = leaves.artist_id and lineage.genre = leaves.genre
),
gains as (
    select artist_id, genre, sum(votes) as votes
    from inherited
    group by artist_id, genre
),
totals as (
    select leaves.artist_id, leaves.genre, leaves.source, leaves.votes + coalesce(gains.votes, 0) as votes
    from leaves
    left join gains on gains.artist_id = leaves.artist_id and gains.genre = leaves.genre
),
weights as (
    select artist_id, genre, votes / sum(votes) over (partition by artist_id) as weight, source
    from totals
),
bridge as (
    select
        artists.artist_id,
        coalesce(weights.genre, 'unknown') as genre,
        coalesce(weights.weight, 1) as weight,
        coalesce(weights.source, 'none') as source
    from {{ ref('dim_artist') }} as artists
    left join weights on weights.artist_id = artists.artist_id
)
select bridge.artist_id, bridge.genre, genres.family, bridge.weight, bridge.source
from bridge
join {{ ref('dim_genre') }} as genres on genres.genre = bridge.genre
order by bridge.artist_id, bridge.weight desc, bridge.genre
