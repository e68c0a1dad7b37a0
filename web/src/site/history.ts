// The history as it travels: plays by artist and hour (or day) of the listener's clock, unpacked into columns.
import type { Day, Meta } from "../api/types";

/** What the page knows before anything else: part "about" of data/facts.js (src/publish/site/facts.cc writes it). */
export interface About {
  /** Whether the plays themselves travel, and the hours. */
  plays: boolean;
  times: boolean;
  private_before: Day | null;
  meta: Meta;
  /** Windows in UTC seconds; to null: open. */
  gaps: { from: number; to: number | null; reason: string }[];
  /** Different albums and tracks: of "" (all) and of each year ("2014"). */
  titles: Record<string, [number, number]>;
  genres: [genre: string, family: string][];
  weights: number[];
  sources: string[];
  /** Names of tested slices and the file each lies in. */
  tested: Record<string, string>;
  /** Months with plays, where they travel: the newest first. */
  months: string[];
}

/** Part "artists": columns, in byte order of names. */
export interface ArtistColumns {
  ids: string[];
  names: string[];
  /** Pairs of places in About.genres and About.weights. */
  genres: number[][];
  sources: number[];
  /** Why its genre is not known: a place in `reasons`, or -1. */
  unknown: number[];
  timeless: number[];
}

export interface Genre {
  genre: string;
  family: string;
  weight: number;
}

export interface Artist {
  id: string;
  name: string;
  genres: Genre[];
  source: string;
  unknown: number;
  timeless: number;
  /** Day of its first play; NaN where none has a time. */
  first: number;
}

export interface History {
  about: About;
  artists: Artist[];
  placeOf: Map<string, number>;
  /** Days since 1970-01-01 of the first and last play with a time; last < first where there is none. */
  first: number;
  last: number;
  /** Cells, by day and hour; `starts[day - first]` is the first cell of a day. */
  day: Int32Array;
  hour: Uint8Array;
  artist: Int32Array;
  plays: Int32Array;
  starts: Int32Array;
}

export const reasons = ["not asked yet", "no tags", "no tag is a genre", "said by you"] as const;

/** Varints of three streams behind their three lengths: cells an artist, steps between an artist's slots, plays less one. */
function unpack(bytes: Uint8Array): [number[], Int32Array, Int32Array] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lengths = [0, 4, 8].map((at) => view.getUint32(at, true));
  let at = 12;
  const streams = lengths.map((length) => {
    const numbers = new Int32Array(length);
    for (let i = 0; i < length; ++i) {
      let [value, scale, byte] = [0, 1, 0];
      do {
        byte = bytes[at++]!;
        value += (byte & 127) * scale;
        scale *= 128;
      } while (byte > 127);
      numbers[i] = value;
    }
    return numbers;
  });
  return [Array.from(streams[0]!), streams[1]!, streams[2]!];
}

export function readHistory(about: About, columns: ArtistColumns, cube: Uint8Array): History {
  const artists = columns.ids.map((id, i): Artist => {
    const pairs = columns.genres[i]!;
    const genres: Genre[] = [];
    for (let p = 0; p < pairs.length; p += 2) {
      const [genre, family] = about.genres[pairs[p]!]!;
      genres.push({ genre, family, weight: about.weights[pairs[p + 1]!]! });
    }
    return { id, name: columns.names[i]!, genres, source: about.sources[columns.sources[i]!]!, unknown: columns.unknown[i]!, timeless: columns.timeless[i]!, first: NaN };
  });
  const placeOf = new Map(artists.map(({ id }, i) => [id, i]));
  const [first, last] = [dayNumber(about.meta.first_day), dayNumber(about.meta.last_day)];
  const cells = byDay(about.times ? 24 : 1, first, Number.isNaN(first) ? 0 : last - first + 1, ...unpack(cube));
  const known: History = { about, artists, placeOf, first: first || 0, last: Number.isNaN(last) ? -1 : last, ...cells };
  for (let i = 0; i < known.day.length; ++i) {
    const artist = artists[known.artist[i]!]!;
    if (!(artist.first <= known.day[i]!)) artist.first = known.day[i]!;
  }
  return known;
}

/** An artist after the other becomes a day after the other: a counting sort by slot, so that artists stay in their order. */
function byDay(slots: number, first: number, days: number, counts: number[], steps: Int32Array, less: Int32Array): Pick<History, "day" | "hour" | "artist" | "plays" | "starts"> {
  const slot = new Int32Array(steps.length);
  const ends = new Int32Array(days * slots + 1);
  let cell = 0;
  for (const count of counts)
    for (let i = 0, at = 0; i < count; ++i, ++cell) {
      at += steps[cell]!;
      slot[cell] = at;
      ends[at + 1]! += 1;
    }
  for (let i = 1; i < ends.length; ++i) ends[i]! += ends[i - 1]!;
  const starts = Int32Array.from({ length: days + 1 }, (_, day) => ends[day * slots]!);
  const made = { day: new Int32Array(cell), hour: new Uint8Array(cell), artist: new Int32Array(cell), plays: new Int32Array(cell), starts };
  cell = 0;
  counts.forEach((count, artist) => {
    for (let i = 0; i < count; ++i, ++cell) {
      const place = ends[slot[cell]!]!++;
      made.day[place] = first + Math.floor(slot[cell]! / slots);
      made.hour[place] = slots === 1 ? 0 : slot[cell]! % slots;
      made.artist[place] = artist;
      made.plays[place] = less[cell]! + 1;
    }
  });
  return made;
}

const dayLength = 86_400_000;
/** Days since 1970-01-01; NaN of null. */
export const dayNumber = (day: Day | null): number => (day === null ? NaN : Date.parse(`${day}T00:00:00Z`) / dayLength);
export const dayText = (day: number): Day => new Date(day * dayLength).toISOString().slice(0, 10);
export const yearOf = (day: number): number => new Date(day * dayLength).getUTCFullYear();
/** 1 to 12. */
export const monthOf = (day: number): number => new Date(day * dayLength).getUTCMonth() + 1;
/** Months from the year 0. */
export const monthIndex = (day: number): number => yearOf(day) * 12 + monthOf(day) - 1;
/** The first day of a month by its index. */
export const monthStart = (index: number): number => Date.UTC(Math.floor(index / 12), index % 12, 1) / dayLength;
/** 1 is Monday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
