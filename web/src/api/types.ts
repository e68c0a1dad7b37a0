// What the server answers: the shapes of /api/v1 (docs/openapi.yaml). Names, units and rules are those of docs/answers.md.

/** A 64-bit fingerprint as decimal text: a number of JavaScript cannot hold it. */
export type Id = string;
/** "2010-01-31", a day of the listener's own calendar. */
export type Day = string;
/** "2015-04-14 22:45:11", the listener's own clock. */
export type LocalTime = string;
/** Plays; with a genre filter each counts by the part of it that belongs to the chosen genres, so it may be a fraction. */
export type Plays = number;

export interface Problem {
  error: { what: string; remedy: string };
}

export interface Coverage {
  scrobbles: number;
  scrobbles_in_range: number;
  without_time: number;
  genre_share: number | null;
  first_day: Day | null;
  last_day: Day | null;
  gap_count: number;
  gaps: { from: string; to: string | null; reason: string }[];
}

export type Season = "winter" | "spring" | "summer" | "autumn";
export type Level = "family" | "genre";

/** GET /meta: what the page needs to know first. */
export interface Meta {
  version: string;
  generation: string;
  users: string[];
  user: string;
  zone: string;
  hemisphere: "north" | "south" | "tropics";
  seasons: { season: Season; months: number[] }[];
  first_day: Day | null;
  last_day: Day | null;
  scrobbles: number;
  without_time: number;
  /** All families and genres that were played, the largest first. */
  families: { name: string; plays: Plays; genres: string[] }[];
  can_sync: boolean;
}

/** GET /weeks: the whole history, for the strip above the filters. Every week from the first play to the last. */
export interface Weeks {
  weeks: { monday: Day; plays: number }[];
}

/** GET /facets?of=weekday|hour|season|family|genre|artist (artist: q=, limit=): counts with that one filter lifted. */
export interface Facets {
  of: string;
  /** value: what goes into the filter ("1", "16", "winter", "rock", an artist's id); name: what a person reads. */
  rows: { value: string; name: string; plays: Plays }[];
}

export interface PlayEnd {
  local_time: LocalTime;
  artist: string;
  artist_id: Id;
  track: string;
  track_id: Id;
}

export interface Totals {
  plays: Plays;
  scrobbles: number;
  artists: number;
  /** null where a site does not carry them. */
  albums: number | null;
  tracks: number | null;
  /** Days of the period that the filters leave, and those of them with plays. */
  days: number;
  days_with_plays: number;
  plays_a_day: number;
  /** Artists whose first play of the whole history lies in the period. */
  new_artists: number;
  artists_once: number;
  longest_streak: { from: Day; to: Day; days: number } | null;
}

/** GET /overview */
export interface Overview {
  from: Day | null;
  to: Day | null;
  totals: Totals;
  /** The period of the same length before; null where the history has none. */
  before: { from: Day; to: Day; totals: Totals } | null;
  /** The period filter lifted. complete: the history covers the whole year. */
  years: {
    year: number;
    plays: Plays;
    artists: number;
    new_artists: number;
    artists_once: number;
    days: number;
    days_with_plays: number;
    complete: boolean;
  }[];
  hours: { hour: number; plays: Plays; plays_a_day: number }[];
  first_play: PlayEnd | null;
  last_play: PlayEnd | null;
  coverage: Coverage;
}

/** GET /top/artists|albums|tracks?limit=&offset= */
export interface Top {
  kind: "artists" | "albums" | "tracks";
  total: number;
  rows: { id: Id; name: string; artist: string; artist_id: Id; plays: Plays; scrobbles: number; share: number }[];
}

/** What all four tested answers have: docs/answers.md. */
export interface Answer {
  answer: string;
  user: string;
  from: Day | null;
  to: Day | null;
  sentence: string;
  /** What a person reads in large: "Rock", "Probably, a little", "Not enough data". */
  headline: string;
  verdict: "yes" | "no" | "not_enough_data" | null;
  effect: { name: string; unit: "share" | "hours"; size: number | null } | null;
  interval: { low: number; high: number } | null;
  p: number | null;
  visible: number | null;
  n: { scrobbles: number | null; weeks: number | null; years: number | null };
  method: string;
  /** What the shares are of: families, or genres where one family is chosen. */
  level: Level;
  coverage: Coverage;
}

export interface ShareRow {
  name: string;
  plays: Plays;
  share: number;
  low: number | null;
  high: number | null;
}

/** GET /answers/genres */
export interface GenresAnswer extends Answer {
  families: ShareRow[];
  genres: (ShareRow & { family: string })[];
}

export interface Interval {
  value: number;
  low: number;
  high: number;
}

/** GET /answers/clock */
export interface ClockAnswer extends Answer {
  busiest_hours: number[];
  busiest_half: {
    from_hour: number;
    to_hour: number;
    hours: number;
    from_half_width: number | null;
    to_half_width: number | null;
    hours_half_width: number | null;
    batches: number;
  } | null;
  middle: { hour: number; strength: number; clear: boolean } | null;
  /** Years from the first week on: not those of the calendar. */
  by_year: { from: Day; to: Day; hour: number; half_width: number }[];
  families: {
    verdict: Answer["verdict"];
    p: number | null;
    rows: {
      name: string;
      eligible: boolean;
      p: number | null;
      /** null where it has too few weeks. */
      parts: Record<"night" | "morning" | "afternoon" | "evening", Interval> | null;
    }[];
  };
  hours: { hour: number; plays: Plays; share: number }[];
  weekdays: { weekday: number; name: string; plays: Plays; share: number }[];
  matrix: Plays[][];
}

export interface Difference {
  name: string;
  difference: number;
  low: number | null;
  high: number | null;
  p: number | null;
  holm: number | null;
  visible: number | null;
}

/** How often chance gives as much: bins of the draws' statistic, and where the history's own lies. */
export interface Evidence {
  seen: number;
  bins: { from: number; to: number; draws: number }[];
}

export interface Changed {
  /** Of artists: where a click leads. */
  id?: Id;
  name: string;
  first_share: number;
  last_share: number;
  difference: number;
}

/** GET /answers/years */
export interface YearsAnswer extends Answer {
  years: {
    year: number;
    plays: Plays;
    artists: number;
    new_artists: number;
    new_artist_share: number;
    families: { name: string; plays: Plays; share: number }[];
    top_genres: { name: string; plays: Plays; share: number }[];
  }[];
  by_family: Difference[];
  carried_by: string[];
  thirds: { name: string; first: number; last: number; difference: number; low: number; high: number }[];
  half_life_weeks: number | null;
  change: {
    first_third: { from: string; to: string; plays: Plays };
    last_third: { from: string; to: string; plays: Plays };
    families: Changed[];
    genres: Changed[];
  } | null;
  descriptive: {
    rising_artists: Changed[];
    falling_artists: Changed[];
    similarity: { years: number[]; matrix: number[][] };
  };
  evidence: Evidence | null;
}

/** GET /answers/seasons */
export interface SeasonsAnswer extends Answer {
  hemisphere: string;
  compared: { season: string; against: string };
  by_family: Difference[];
  carried_by: string[];
  against_rest: { season: string; families: ({ name: string } & Interval)[] }[];
  /** How many years have at least 20 plays in three seasons. */
  usable_years: number;
  seasons: {
    season: Season;
    months: number[];
    plays: Plays;
    families: { name: string; plays: Plays; share: number }[];
  }[];
  differences: {
    family: string;
    highest: string;
    highest_share: number;
    lowest: string;
    lowest_share: number;
    difference: number;
  }[];
  months: { month: number; plays: Plays; days: number; plays_a_day: number }[];
  evidence: Evidence | null;
}

/** GET /genres/trend?by=month|quarter|year&level=family|genre&limit=8 */
export interface Trend {
  by: "month" | "quarter" | "year";
  level: Level;
  /** "2005-02", "2005-Q1", "2005"; every one from the first play to the last. */
  buckets: { bucket: string; from: Day; to: Day; plays: Plays; complete: boolean }[];
  /** The largest first. plays[i] belongs to buckets[i]. */
  names: { name: string; family: string; plays: Plays[]; total: Plays }[];
  /** count: how many names it holds. */
  rest: { count: number; plays: Plays[]; total: Plays };
  unknown: { plays: Plays[]; total: Plays };
  /** Fewer plays than this in a bucket say nothing of shares. */
  least_plays: number;
  coverage: Coverage;
}

/** GET /genres/unknown?limit= */
export interface Unknown {
  plays: Plays;
  share: number;
  artists: number;
  reasons: { reason: "not asked yet" | "no tags" | "no tag is a genre" | "said by you"; plays: Plays; artists: number }[];
  rows: { id: Id; name: string; plays: Plays; reason: string }[];
}

/** GET /clock: the described part of the clock view. */
export interface Clock {
  /** Share intervals as those of genres: weeks that come in phases. */
  hours: {
    hour: number;
    plays: Plays;
    share: number;
    low: number | null;
    high: number | null;
    /** Plays a day, on Mondays to Fridays and on weekends. */
    workday: number;
    weekend: number;
  }[];
  weekdays: {
    weekday: number;
    plays: Plays;
    days: number;
    plays_a_day: number;
    share: number;
    /** Of all other plays of the history, with the same other filters; null without a period. */
    rest_share: number | null;
  }[];
  /** Monday first; plays, and plays an hour of that kind in the period. */
  matrix: { plays: Plays[][]; per_hour: number[][] };
  plays_a_day: number;
  workdays_a_day: number;
  weekends_a_day: number;
  night_share: number;
  /** Shares of plays whose genre is known, by part of the day; null where a part has too few plays. */
  parts: {
    parts: { part: string; from_hour: number; to_hour: number; plays: Plays }[];
    rows: { name: string; overall: number; shares: (number | null)[]; differences: (number | null)[] }[];
  };
  level: Level;
  coverage: Coverage;
}

/** GET /seasons: profiles a year, described. */
export interface SeasonProfiles {
  /** December counts to the next year's winter (south: to the next year's summer). */
  years: {
    year: number;
    seasons: { season: Season; from: Day; to: Day; plays: Plays; shares: { name: string; share: number }[] | null }[];
  }[];
  /** Plays a day; null where fewer than 27 days of the month lie in the period. */
  months: { year: number; plays_a_day: (number | null)[] }[];
  mean: (number | null)[];
  level: Level;
  coverage: Coverage;
}

/** GET /calendar */
export interface Calendar {
  /** Days with plays, in order. */
  days: { day: Day; plays: Plays }[];
  from: Day | null;
  to: Day | null;
  totals: { year: number; plays: Plays; days_with_plays: number; days: number }[];
  /** Upper ends of six classes of days with music, at 25, 50, 75, 90, 98 and 100 of 100. */
  classes: number[];
  streaks: { from: Day; to: Day; days: number; plays: Plays }[];
  silences: { from: Day; to: Day; days: number }[];
  busiest: { day: Day; plays: Plays }[];
  coverage: Coverage;
}

export interface SliceTotals {
  from: Day | null;
  to: Day | null;
  plays: Plays;
  scrobbles: number;
  artists: number;
  plays_a_day: number;
  genre_share: number | null;
  weeks: number;
}

/** GET /compare: a slice's filters carry the prefix "a." or "b." ("a.from", "b.weekday"); those without one hold for both. */
export interface Compare {
  a: SliceTotals;
  b: SliceTotals;
  level: Level;
  /** The largest difference (b less a) first; of plays whose genre is known. */
  rows: { name: string; a: number; b: number; difference: number; low: number | null; high: number | null }[];
  /** What sets them apart most, shares of all plays of each slice. */
  artists: { id: Id; name: string; a_plays: Plays; b_plays: Plays; a: number; b: number; difference: number }[];
  headline: string;
  sentence: string;
  method: string;
}

export interface Ranked {
  id: Id;
  name: string;
  plays: Plays;
}

/** GET /artists/ID, /albums/ID, /tracks/ID: within the filters, but for the history by month and the rank by year. */
export interface Subject {
  kind: "artist" | "album" | "track";
  id: Id;
  name: string;
  artist: string;
  artist_id: Id;
  lastfm_url: string;
  plays: Plays;
  scrobbles: number;
  share: number;
  rank: number | null;
  of: number;
  first_play: PlayEnd | null;
  last_play: PlayEnd | null;
  days_with_plays: number;
  months: { month: string; plays: Plays }[];
  years: { year: number; plays: Plays; rank: number | null }[];
  hours: { hour: number; plays: Plays; share: number; usual_share: number }[];
  weekdays: { weekday: number; plays: Plays; share: number; usual_share: number }[];
  albums: Ranked[];
  tracks: Ranked[];
  genres: { genre: string; family: string; weight: number }[];
  genres_from: string;
  coverage: Coverage;
}

/** GET /artists/ID/explain: as tonearm explain --json. */
export interface Explanation {
  artist: string;
  source: string;
  genres: { genre: string; family: string; weight: number }[];
  families: { name: string; share: number }[];
  gives_way: { genre: string; votes: number; kept: number; to: string[] }[];
  tags: {
    tag: string;
    count: number;
    source: string;
    title: string;
    kind: string;
    genre: string;
    how: string;
    votes: number;
    verdict: string;
  }[];
}

/** GET /plays?limit=&before=: newest first; /plays.csv: all of them. Takes album= and track= beside the filters. */
export interface PlayList {
  total: { plays: Plays; scrobbles: number };
  rows: {
    uts: number;
    local_time: LocalTime | null;
    artist: string;
    artist_id: Id;
    album: string;
    album_id: Id | null;
    track: string;
    track_id: Id;
    /** The part that belongs to the chosen genres; 1 without a genre filter. */
    weight: number;
    lastfm_url: string;
  }[];
  /** For before= of the next page; null at the end. */
  next: string | null;
}

/** GET /search?q=&limit= */
export interface Found {
  artists: Ranked[];
  albums: (Ranked & { artist: string })[];
  tracks: (Ranked & { artist: string })[];
}

export interface Run {
  command: string;
  started_at: string;
  ended_at: string;
  outcome: "complete" | "gaps" | "failed" | "interrupted" | "running";
  message: string;
  requests: number;
  pages: number;
  bytes: number;
  added: number;
  removed: number;
}

/** GET /status. Instants are UTC, "2026-11-23T01:05:06Z". */
export interface Status {
  user: string;
  scrobbles: number;
  said: { total: number; from: string | null; to: string | null; differs: boolean } | null;
  without_time: number;
  oldest_play: string | null;
  newest_play: string | null;
  observed_at: string | null;
  covered: { from: string; to: string | null }[];
  gaps: { from: string; to: string | null; reason: string }[];
  pages: number;
  raw_bytes: number;
  staged_bytes: number;
  warehouse_bytes: number;
  artists: number;
  artists_with_tags: number;
  generation: string;
  runs: Run[];
  sync: SyncState;
}

export interface SyncState {
  running: boolean;
  can_start: boolean;
  /** Why not, where can_start is false and none is running. */
  reason: string;
  /** "fetch", "stage", "enrich", "load", "model"; "" while none is running. */
  stage: string;
  line: string;
  done: number | null;
  total: number | null;
  started_at: string | null;
  next_at: string | null;
  last_outcome: "" | "complete" | "gaps" | "failed" | "interrupted";
  last_message: string;
}

/** GET /events, server-sent: "sync" with SyncState, "generation" with { generation }; a comment every 15 s. */
export interface GenerationEvent {
  generation: string;
}
