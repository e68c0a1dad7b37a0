// What a question asks for, with the rules of the server (src/report/slice.h, src/explore/period.cc): sums of the cells that it leaves.
import type { Season } from "../api/types";
import { dayNumber, dayText, type Genre, type History, monthIndex, monthOf, monthStart, weekdayOf } from "./history";

export type Grouping = "family" | "genre";

export interface Slice {
  /** Days, both included; null: open. */
  from: number | null;
  to: number | null;
  weekdays: number[];
  hours: number[];
  /** 0 is December to February. */
  seasons: number[];
  families: string[];
  genres: string[];
  /** Places in History.artists; -1 for one that the history does not know. */
  artists: number[];
  grouping: Grouping;
}

/** The season of a quarter of the year, 0 from December; the tropics take the north's names. */
export function seasonKey({ about }: History, quarter: number): Season {
  const names: Season[] = ["winter", "spring", "summer", "autumn"];
  return names[about.meta.hemisphere === "south" ? (quarter + 2) % 4 : quarter]!;
}

export function readSlice(history: History, query: URLSearchParams, prefix = ""): Slice {
  const all = (key: string): string[] => [...query.getAll(key), ...(prefix ? query.getAll(prefix + key) : [])].filter(Boolean);
  const numbers = (key: string): number[] => [...new Set(all(key).map(Number))].sort((x, y) => x - y);
  const day = (key: string): number | null => {
    const text = query.get(prefix + key) ?? query.get(key);
    return text ? dayNumber(text) : null;
  };
  const families = [...new Set(all("family"))];
  const genres = [...new Set(all("genre"))];
  const wanted = all("season");
  return {
    from: day("from"),
    to: day("to"),
    weekdays: numbers("weekday"),
    hours: numbers("hour"),
    seasons: [0, 1, 2, 3].filter((season) => wanted.includes(seasonKey(history, season))),
    families,
    genres,
    artists: [...new Set(all("artist"))].map((id) => history.placeOf.get(id) ?? -1),
    grouping: families.length + genres.length > 0 && families.length < 2 ? "genre" : "family",
  };
}

export const isOpen = ({ from, to }: Slice): boolean => from === null && to === null;
export const isWeighted = ({ families, genres }: Slice): boolean => families.length + genres.length > 0;
export const isOfAllTime = (slice: Slice): boolean => isOpen(slice) && slice.weekdays.length + slice.hours.length + slice.seasons.length === 0;
export const atAnyTime = (slice: Slice): Slice => ({ ...slice, from: null, to: null });

export interface Span {
  first: number;
  last: number;
}
export const length = ({ first, last }: Span): number => last - first + 1;
export const isEmpty = ({ first, last }: Span): boolean => last < first;
export const common = (a: Span, b: Span): Span => ({ first: Math.max(a.first, b.first), last: Math.min(a.last, b.last) });

/** The slice's days from the first play to the last. */
export const covered = ({ first, last }: History, { from, to }: Slice): Span => ({ first: Math.max(from ?? first, first), last: Math.min(to ?? last, last) });

export const seasonOf = (month: number): number => Math.floor((month % 12) / 3);
const holds = (wanted: number[], value: number): boolean => wanted.length === 0 || wanted.includes(value);
/** Whether the slice leaves this day, its ends aside. */
export const asksFor = ({ weekdays, seasons }: Slice, day: number): boolean => holds(weekdays, weekdayOf(day)) && (seasons.length === 0 || seasons.includes(seasonOf(monthOf(day))));

export function countDays(slice: Slice, span: Span): number {
  if (isEmpty(span)) return 0;
  if (slice.weekdays.length + slice.seasons.length === 0) return length(span);
  let days = 0;
  for (let day = span.first; day <= span.last; ++day) days += asksFor(slice, day) ? 1 : 0;
  return days;
}

/** As long a period right before it: whole months before whole months, else as many days. */
export function spanBefore(history: History, slice: Slice): Span | null {
  const span = covered(history, slice);
  if (slice.from === null || isEmpty(span)) return null;
  const asked = { first: slice.from, last: span.last };
  const [begin, end] = [monthIndex(asked.first), monthIndex(asked.last + 1)];
  const whole = monthStart(begin) === asked.first && monthStart(end) === asked.last + 1;
  const before = { first: whole ? monthStart(2 * begin - end) : asked.first - length(asked), last: asked.first - 1 };
  return before.first < history.first ? null : before;
}

/** The rows of an artist's genres that the slice asks for. */
export const genresAsked = (slice: Slice, genres: Genre[]): Genre[] =>
  isWeighted(slice) ? genres.filter(({ genre, family }) => slice.families.includes(family) || slice.genres.includes(genre)) : genres;

/** What part of an artist's plays counts; null for an artist that has nothing of what is asked. */
export function weights(history: History, slice: Slice): (number | null)[] {
  const wanted = new Set(slice.artists);
  return history.artists.map(({ genres }, place) => {
    if (wanted.size > 0 && !wanted.has(place)) return null;
    const asked = genresAsked(slice, genres);
    if (!isWeighted(slice)) return 1;
    return asked.length > 0 ? asked.reduce((sum, { weight }) => sum + weight, 0) : null;
  });
}

/** Each cell with a time that the slice leaves: artist, whole plays, day, hour. */
export function scan(history: History, slice: Slice, each: (artist: number, plays: number, day: number, hour: number) => void): void {
  const { first, starts, day, hour, artist, plays } = history;
  const kept = weights(history, slice).map((weight) => weight !== null);
  const span = covered(history, slice);
  const hours = Array.from({ length: 24 }, (_, at) => holds(slice.hours, at));
  for (let at = span.first; at <= span.last; ++at) {
    if (!asksFor(slice, at)) continue;
    for (let i = starts[at - first]!; i < starts[at - first + 1]!; ++i) if (kept[artist[i]!] && hours[hour[i]!]) each(artist[i]!, plays[i]!, day[i]!, hour[i]!);
  }
}

/** Whole plays by artist, those without a time too where nothing is asked of time; 0 for those that the slice leaves out. */
export function artistPlays(history: History, slice: Slice): Float64Array {
  const sums = new Float64Array(history.artists.length);
  scan(history, slice, (artist, plays) => (sums[artist]! += plays));
  if (isOfAllTime(slice)) weights(history, slice).forEach((weight, place) => weight !== null && (sums[place]! += history.artists[place]!.timeless));
  return sums;
}

export interface DayPlays {
  day: number;
  plays: number;
  scrobbles: number;
}

/** Days with plays, in order. */
export function dayPlays(history: History, slice: Slice): DayPlays[] {
  const weight = weights(history, slice);
  const days: DayPlays[] = [];
  scan(history, slice, (artist, plays, day) => {
    if (days.at(-1)?.day !== day) days.push({ day, plays: 0, scrobbles: 0 });
    const last = days.at(-1)!;
    last.plays += plays * weight[artist]!;
    last.scrobbles += plays;
  });
  return days;
}

/** Monday first, by hour. */
export function hourSums(history: History, slice: Slice): number[][] {
  const weight = weights(history, slice);
  const hours = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  scan(history, slice, (artist, plays, day, hour) => (hours[weekdayOf(day) - 1]![hour]! += plays * weight[artist]!));
  return hours;
}

/** Rounded before they are summed, as the server's are that the described clock sums. */
export const hourPlays = (history: History, slice: Slice): number[][] => hourSums(history, slice).map((row) => row.map(rounded));

export const byHour = (hours: number[][]): number[] => Array.from({ length: 24 }, (_, hour) => total(hours.map((day) => day[hour]!)));
export const byWeekday = (hours: number[][]): number[] => hours.map(total);

/** Weighted plays of what the slice compares, by a bucket of each cell. */
export function named(history: History, slice: Slice, bucketOf: (day: number, hour: number) => number): Map<number, Map<string, number>> {
  const found = new Map<number, Float64Array>();
  const kinds = new Map<number, number>();
  scan(history, slice, (artist, plays, day, hour) => {
    const key = kinds.get(day * 24 + hour) ?? bucketOf(day, hour);
    kinds.set(day * 24 + hour, key);
    let sums = found.get(key);
    if (!sums) found.set(key, (sums = new Float64Array(history.artists.length)));
    sums[artist]! += plays;
  });
  return new Map([...found].map(([bucket, sums]) => [bucket, byName(history, slice, sums)]));
}

/** Plays by artist become plays by family or genre. */
export function byName(history: History, slice: Slice, plays: ArrayLike<number>, grouping = slice.grouping): Map<string, number> {
  const sums = new Map<string, number>();
  history.artists.forEach(({ genres }, place) => {
    const many = plays[place]!;
    if (many > 0) for (const row of genresAsked(slice, genres)) sums.set(row[grouping], (sums.get(row[grouping]) ?? 0) + many * row.weight);
  });
  return sums;
}

export interface Share {
  name: string;
  plays: number;
  share: number;
}

/** The largest first, what is unknown last. */
export function ranking(sums: Map<string, number>): Share[] {
  const all = total([...sums.values()]);
  return [...sums]
    .filter(([, plays]) => plays > 0)
    .map(([name, plays]) => ({ name, plays, share: shareOf(plays, all) }))
    .sort((x, y) => Number(x.name === "unknown") - Number(y.name === "unknown") || rounded(y.plays) - rounded(x.plays) || byBytes(x.name, y.name));
}

export const total = (numbers: Iterable<number>): number => {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
};
/** Six places: what the server rounds to. */
export const rounded = (number: number): number => Math.round(number * 1e6) / 1e6;
export const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
export const shareOrNull = (part: number, whole: number): number | null => (whole > 0 ? rounded(part / whole) : null);
export const dayOrNull = (day: number | null): string | null => (day === null ? null : dayText(day));

/** As bytes of UTF-8 are ordered: by code points. */
export function byBytes(x: string, y: string): number {
  const [a, b] = [[...x], [...y]];
  for (let i = 0; i < Math.min(a.length, b.length); ++i) if (a[i] !== b[i]) return a[i]!.codePointAt(0)! - b[i]!.codePointAt(0)!;
  return a.length - b.length;
}

/** Whether a month ("2014-03") has days of a span. */
export const monthOfSpan = (month: string, { first, last }: Span): boolean => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return monthStart(index) <= last && monthStart(index + 1) > first;
};
