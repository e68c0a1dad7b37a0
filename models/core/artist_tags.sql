-- grain: one row per artist, source, title, tag and genre: what became of each tag. Tags that are no genre have one row
with overrides as (
    select
        name as tag_key,
        if(genre is null, 'personal', 'genre') as kind,
        genre,
        'genres.toml' as how,
        weight / max(weight) over (partition by name) as share
    from {{ source('staged', 'genre_overrides') }}
    where kind = 'tag'
),
meanings as (
    -- the listener's word stands before the rules
    select rules.tag_key, rules.kind, rules.genre, rules.how, 1.0 as share
    from {{ source('staged', 'tag_genres') }} as rules
    left join overrides on overrides.tag_key = rules.tag_key
    where overrides.tag_key is null
    union all
    select tag_key, kind, genre, how, share
    from overrides
),
tags as (
    select
        tags.artist_id,
        tags.source,
        case tags.source when 'artist' then 1 when 'album' then 2 else 3 end as source_rank,
        tags.title,
        tags.tag,
        tags.count,
        tags.rank,
        coalesce(meanings.kind, 'unknown') as kind,
        meanings.genre,
        meanings.how,
        tags.count * meanings.share as votes,
        -- "The Beatles" are named by "beatles", too
        tags.tag_key = tags.artist_key
        or concat('the', tags.tag_key) = tags.artist_key
        or concat('the', tags.artist_key) = tags.tag_key as is_artist
    from {{ source('staged', 'artist_tags') }} as tags
    left join meanings on meanings.tag_key = tags.tag_key
    where tags.tag is not null
),
-- groups by source, not windows: these are some ten times faster
title_votes as (
    -- spellings of one genre merge by max: the service counts hip-hop and hip hop apart
    select artist_id, source_rank, coalesce(title, '') as title, genre, max(votes) as votes
    from tags
    where genre is not null and votes > 0 and not is_artist
    group by artist_id, source_rank, coalesce(title, ''), genre
),
source_votes as (
    select artist_id, source_rank, max(votes) as votes
    from title_votes
    group by artist_id, source_rank
),
first_sources as (
    select artist_id, min(source_rank) as source_rank
    from source_votes
    group by artist_id
)
select
    tags.artist_id,
    tags.source,
    tags.title,
    tags.tag,
    tags.count,
    tags.rank,
    if(tags.is_artist, 'artist', tags.kind) as kind,
    tags.genre,
    tags.how,
    tags.votes,
    case
        when tags.is_artist then 'own name'
        when tags.genre is null then 'no genre'
        when tags.votes <= 0 then 'count 0'
        -- the tags of albums, then of tracks, speak for artists that have none of their own
        when tags.source_rank > first_sources.source_rank then 'not needed'
        when tags.votes < title_votes.votes then 'another spelling has more'
        -- counts below 10 speak only where an artist has nothing better
        when tags.votes < 10 and source_votes.votes >= 10 then 'below 10'
        else 'counts'
    end as verdict
from tags
left join first_sources on first_sources.artist_id = tags.artist_id
left join source_votes on source_votes.artist_id = tags.artist_id and source_votes.source_rank = tags.source_rank
left join title_votes
    on title_votes.artist_id = tags.artist_id
    and title_votes.source_rank = tags.source_rank
    and title_votes.title = coalesce(tags.title, '')
    and title_votes.genre = tags.genre
