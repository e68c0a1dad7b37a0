// The plays themselves, where they travel: a chunk a month, read when they are asked for.
import type { Id, PlayEnd, PlayList, Ranked, Top } from "../api/types";
import { sumsOf } from "./coverage";
import type { History } from "./history";
import { lastfmTrack } from "./lastfm";
import { json } from "./load";
import { asksFor, byBytes, covered, isOfAllTime, monthOfSpan, rounded, shareOf, type Slice, weights } from "./slice";

/** Titles by their place, which is their id here. */
export interface Titles {
  tracks: { names: string[]; artists: number[]; plays: number[] };
  albums: { names: string[]; artists: number[]; plays: number[] };
  /** The most played of "" (all) and of each year: place, plays. How many there are is in About.titles. */
  top: Record<string, { tracks: [number, number][]; albums: [number, number][] }>;
}

/** Columns, newest first. Without times: uts and seconds are empty. */
interface Month {
  uts: number[];
  /** "2014-03-31" as days since 1970-01-01, and seconds of that day. */
  day: number[];
  second: number[];
  artist: number[];
  track: number[];
  /** -1: none. */
  album: number[];
}

export interface Play {
  uts: number;
  day: number;
  second: number;
  artist: number;
  track: number;
  album: number;
}

export const titlesOf = (): Promise<Titles> => json<Titles>("titles", "titles");
const months = new Map<string, Promise<Month>>();

function month(name: string): Promise<Month> {
  if (!months.has(name)) months.set(name, json<Month>(`plays-${name}`, `plays-${name}`));
  return months.get(name)!;
}

interface Wanted {
  slice: Slice;
  albums: number[];
  tracks: number[];
}

const timeless = "0000-00";

/** Every play that is wanted, newest first, from a place on ("2014-03:17"); `take` says false when it has enough. */
async function each(history: History, { slice, albums, tracks }: Wanted, from: string | null, take: (play: Play, weight: number, place: string) => boolean): Promise<void> {
  const weight = weights(history, slice);
  const [begin, skip] = from === null ? [undefined, 0] : [from.slice(0, 7), Number(from.slice(8))];
  const span = covered(history, slice);
  for (const name of history.about.months) {
    if (begin !== undefined && (name > begin || begin === timeless) && name !== begin) continue;
    if (name === timeless ? !isOfAllTime(slice) : !monthOfSpan(name, span)) continue;
    const columns = await month(name);
    for (let i = name === begin ? skip : 0; i < columns.artist.length; ++i) {
      const play: Play = { uts: columns.uts[i] ?? 0, day: columns.day[i] ?? NaN, second: columns.second[i] ?? 0, artist: columns.artist[i]!, track: columns.track[i]!, album: columns.album[i]! };
      const inTime = name === timeless || (play.day >= span.first && play.day <= span.last && asksFor(slice, play.day) && (slice.hours.length === 0 || slice.hours.includes(Math.floor(play.second / 3600))));
      if (!inTime || weight[play.artist] === null) continue;
      if ((albums.length > 0 && !albums.includes(play.album)) || (tracks.length > 0 && !tracks.includes(play.track))) continue;
      if (!take(play, weight[play.artist]!, `${name}:${i}`)) return;
    }
  }
}

const two = (number: number): string => String(number).padStart(2, "0");
const timeText = (history: History, { day, second }: Play): string | null => {
  if (Number.isNaN(day)) return null;
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  return history.about.times ? `${date} ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}` : date;
};

export async function playList(history: History, slice: Slice, query: URLSearchParams): Promise<PlayList> {
  const limit = Number(query.get("limit") ?? 100);
  const [albums, tracks] = ["album", "track"].map((key) => query.getAll(key).map(Number)) as [number[], number[]];
  const wanted = { slice, albums, tracks };
  const sums = sumsOf(history, slice);
  const found = { plays: rounded(sums.counted), scrobbles: sums.scrobbles };
  if (!history.about.plays) return { total: found, rows: [], next: null };
  if (albums.length + tracks.length > 0) {
    Object.assign(found, { plays: 0, scrobbles: 0 });
    await each(history, wanted, null, (_, weight) => ((found.plays += weight), (found.scrobbles += 1), true));
  }
  const titles = await titlesOf();
  const rows: PlayList["rows"] = [];
  let next: string | null = null;
  await each(history, wanted, query.get("before"), (play, weight, place) => {
    if (rows.length === limit) return (next = place), false;
    const artist = history.artists[play.artist]!;
    rows.push({
      uts: play.uts,
      local_time: timeText(history, play),
      artist: artist.name,
      artist_id: artist.id,
      album: titles.albums.names[play.album] ?? "",
      album_id: play.album < 0 ? null : String(play.album),
      track: titles.tracks.names[play.track]!,
      track_id: String(play.track),
      weight: rounded(weight),
      lastfm_url: lastfmTrack(artist.name, titles.tracks.names[play.track]!),
    });
    return true;
  });
  return { total: found, rows, next };
}

type Kind = "albums" | "tracks";

/** Of the whole history and of a year the program has counted; else the plays of the period are read. */
export async function topTitles(history: History, slice: Slice, kind: Kind, name: string | undefined, limit: number): Promise<Top> {
  const titles = await titlesOf();
  const counted = name === undefined ? undefined : titles.top[name]?.[kind];
  const known = counted && history.about.titles[name!];
  const all = sumsOf(history, slice).counted;
  if (counted && known && limit <= counted.length) return topOf(history, titles, kind, counted.map(([place, plays]) => ({ place, plays, scrobbles: plays })), all, known[kind === "albums" ? 0 : 1], limit);
  const sums = await titleSums(history, { slice, albums: [], tracks: [] }, kind);
  const rows = [...sums].map(([place, sum]) => ({ place, ...sum }));
  const names = titles[kind].names;
  rows.sort((x, y) => rounded(y.plays) - rounded(x.plays) || byBytes(names[x.place]!, names[y.place]!) || x.place - y.place);
  return topOf(history, titles, kind, rows, all, rows.length, limit);
}

async function titleSums(history: History, wanted: Wanted, kind: Kind): Promise<Map<number, { plays: number; scrobbles: number }>> {
  const sums = new Map<number, { plays: number; scrobbles: number }>();
  await each(history, wanted, null, (play, weight) => {
    const place = kind === "albums" ? play.album : play.track;
    if (place < 0) return true;
    const sum = sums.get(place) ?? { plays: 0, scrobbles: 0 };
    sums.set(place, { plays: sum.plays + weight, scrobbles: sum.scrobbles + 1 });
    return true;
  });
  return sums;
}

function topOf(history: History, titles: Titles, kind: Kind, rows: { place: number; plays: number; scrobbles: number }[], all: number, count: number, limit: number): Top {
  return {
    kind,
    total: count,
    rows: rows.slice(0, limit).map(({ place, plays, scrobbles }) => {
      const artist = history.artists[titles[kind].artists[place]!]!;
      return { id: String(place), name: titles[kind].names[place]!, artist: artist.name, artist_id: artist.id, plays: rounded(plays), scrobbles, share: rounded(shareOf(plays, all)) };
    }),
  };
}

/** An album, a track, or an artist's titles: from its plays. */
export interface TitlePlays {
  plays: Play[];
  weights: number[];
  everything: Play[];
  albums: Ranked[];
  tracks: Ranked[];
}

export async function titlePlays(history: History, slice: Slice, of: { album?: number; track?: number; artist?: number }): Promise<TitlePlays> {
  const titles = await titlesOf();
  const wanted = (asked: Slice): Wanted => ({ slice: { ...asked, artists: of.artist === undefined ? [] : [of.artist] }, albums: of.album === undefined ? [] : [of.album], tracks: of.track === undefined ? [] : [of.track] });
  const found: TitlePlays = { plays: [], weights: [], everything: [], albums: [], tracks: [] };
  await each(history, wanted(slice), null, (play, weight) => (found.plays.push(play), found.weights.push(weight), true));
  const anything: Slice = { from: null, to: null, weekdays: [], hours: [], seasons: [], families: [], genres: [], artists: [], grouping: "family" };
  if (of.artist === undefined) await each(history, wanted(anything), null, (play) => (found.everything.push(play), true));
  for (const kind of ["albums", "tracks"] as const) {
    const sums = new Map<number, number>();
    found.plays.forEach((play, i) => {
      const place = kind === "albums" ? play.album : play.track;
      if (place >= 0) sums.set(place, (sums.get(place) ?? 0) + found.weights[i]!);
    });
    const names = titles[kind].names;
    found[kind] = [...sums]
      .sort(([x, a], [y, b]) => rounded(b) - rounded(a) || byBytes(names[x]!, names[y]!) || x - y)
      .slice(0, 10)
      .map(([place, plays]) => ({ id: String(place), name: names[place]!, plays: rounded(plays) }));
  }
  return found;
}

export async function endOf(history: History, play: Play | undefined): Promise<PlayEnd | null> {
  if (!play || Number.isNaN(play.day)) return null;
  const artist = history.artists[play.artist]!;
  return { local_time: timeText(history, play) ?? "", artist: artist.name, artist_id: artist.id, track: (await titlesOf()).tracks.names[play.track]!, track_id: String(play.track) as Id };
}

export const firstOf = (plays: Play[]): Play | undefined => plays.filter(({ day }) => !Number.isNaN(day)).at(-1);
export const lastOf = (plays: Play[]): Play | undefined => plays.find(({ day }) => !Number.isNaN(day));

