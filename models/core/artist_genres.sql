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
title_votes as (
    select
        tags.artist_id,
        tags.genre,
        max(tags.votes) as votes,
        case
            when tags.source <> 'artist' then concat(tags.source, ' tags')
            when max(tags.votes) < 10 then 'rare tags'
            else 'tags'
        end as source
    from {{ ref('artist_tags') }} as tags
    where tags.verdict = 'counts'
    group by tags.artist_id, tags.source, tags.title, tags.genre
),
kept as (
    -- each album speaks for itself
    select title_votes.artist_id, title_votes.genre, genres.family, sum(title_votes.votes) as votes, title_votes.source
    from title_votes
    join {{ ref('dim_genre') }} as genres on genres.genre = title_votes.genre
    group by title_votes.artist_id, title_votes.genre, genres.family, title_votes.source
),
descents as (
    -- distinct keeps an engine from joining the few broad genres to all their descendants first
    select distinct kept.artist_id, kept.genre, kept.family, kept.votes, ancestry.ancestor
    from kept
    join ancestry on ancestry.genre = kept.genre
),
lineage as (
    select
        child.artist_id,
        child.genre,
        child.votes,
        child.ancestor,
        parent.votes as ancestor_votes,
        child.family = parent.family as is_kin
    from descents as child
    join kept as parent on parent.artist_id = child.artist_id and parent.genre = child.ancestor
),
parents as (
    select distinct artist_id, ancestor
    from lineage
    where is_kin
),
leaves as (
    select kept.artist_id, kept.genre, kept.votes, kept.source
    from kept
    left join parents on parents.artist_id = kept.artist_id and parents.ancestor = kept.genre
    where parents.ancestor is null
),
bequests as (
    select
        lineage.artist_id,
        lineage.genre,
        lineage.votes,
        lineage.ancestor,
        lineage.ancestor_votes,
        lineage.is_kin,
        sum(if(lineage.is_kin, lineage.votes, 0)) over (partition by lineage.artist_id, lineage.ancestor) as of_kin,
        sum(if(lineage.is_kin, 0, lineage.votes)) over (partition by lineage.artist_id, lineage.ancestor) as of_others
    from lineage
    join leaves on leaves.artist_id = lineage.artist_id and leaves.genre = lineage.genre
),
shared_out as (
    -- the votes of a parent go to the leaves below it, in proportion to theirs; a leaf of another family takes at most
    -- as many as it has: a few votes for indie pop make no rock band a pop band
    select
        artist_id,
        genre,
        votes,
        ancestor,
        ancestor_votes,
        is_kin,
        of_kin,
        of_others * least(1, ancestor_votes / (of_kin + of_others)) as to_others,
        of_others
    from bequests
),
gains as (
    select
        artist_id,
        genre,
        if(is_kin, (ancestor_votes - to_others) * votes / nullif(of_kin, 0), to_others * votes / nullif(of_others, 0))
            as votes
    from shared_out
    union all
    -- a parent without a leaf in its own family keeps what is left
    select artist_id, ancestor as genre, -max(to_others) as votes
    from shared_out
    where of_kin = 0
    group by artist_id, ancestor
),
changes as (
    select artist_id, genre, sum(votes) as votes
    from gains
    group by artist_id, genre
),
totals as (
    select leaves.artist_id, leaves.genre, leaves.source, leaves.votes + coalesce(changes.votes, 0) as votes
    from leaves
    left join changes on changes.artist_id = leaves.artist_id and changes.genre = leaves.genre
),
overrides as (
    select artists.artist_id, coalesce(overrides.genre, 'unknown') as genre, overrides.weight as votes
    from {{ source('staged', 'genre_overrides') }} as overrides
    join {{ ref('dim_artist') }} as artists on lower(artists.artist) = lower(overrides.name)
    where overrides.kind = 'artist'
),
overridden as (
    select distinct artist_id
    from overrides
),
decided as (
    select artist_id, genre, votes, 'override' as source
    from overrides
    union all
    select totals.artist_id, totals.genre, totals.votes, totals.source
    from totals
    left join overridden on overridden.artist_id = totals.artist_id
    where overridden.artist_id is null and totals.votes > 1e-9
),
weights as (
    select artist_id, genre, votes / sum(votes) over (partition by artist_id) as weight, source
    from decided
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
