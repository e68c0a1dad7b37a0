// What an answer rests on, and what a slice adds up to (src/report/coverage.cc, src/explore/totals.cc).
import type { Coverage, Totals } from "../api/types";
import { dayText, type History, monthStart, yearOf } from "./history";
import { artistPlays, asksFor, countDays, type DayPlays, dayPlays, genresAsked, isOpen, rounded, scan, shareOf, type Slice, type Span, total, weights } from "./slice";

export interface Sums {
  /** Whole plays by artist. */
  artists: Float64Array;
  scrobbles: number;
  counted: number;
  withGenre: number;
  timed: number;
  first: number | null;
  last: number | null;
}

export function sumsOf(history: History, slice: Slice): Sums {
  const artists = artistPlays(history, slice);
  const weight = weights(history, slice);
  const sums: Sums = { artists, scrobbles: 0, counted: 0, withGenre: 0, timed: 0, first: null, last: null };
  history.artists.forEach(({ genres }, place) => {
    const plays = artists[place]!;
    if (plays === 0) return;
    sums.scrobbles += plays;
    sums.counted += plays * weight[place]!;
    for (const row of genresAsked(slice, genres)) if (row.genre !== "unknown") sums.withGenre += plays * row.weight;
  });
  scan(history, slice, (_, plays, day) => {
    sums.timed += plays;
    sums.first ??= day;
    sums.last = day;
  });
  return sums;
}

const daySeconds = 86_400;
const instant = (uts: number): string => new Date(uts * 1000).toISOString().replace(".000Z", "Z");

export function coverageOf(history: History, slice: Slice, sums = sumsOf(history, slice)): Coverage {
  const low = slice.from === null ? 0 : slice.from * daySeconds - 14 * 3600;
  const high = slice.to === null ? Infinity : (slice.to + 1) * daySeconds + 12 * 3600;
  const gaps = history.about.gaps.filter(({ from, to }) => (to ?? Infinity) > low && from < high);
  return {
    scrobbles: sums.scrobbles,
    scrobbles_in_range: sums.scrobbles,
    without_time: history.about.meta.without_time,
    genre_share: rounded(shareOf(sums.withGenre, sums.counted)),
    first_day: sums.first === null ? null : dayText(sums.first),
    last_day: sums.last === null ? null : dayText(sums.last),
    gap_count: gaps.length,
    gaps: gaps.map(({ from, to, reason }) => ({ from: instant(from), to: to === null ? null : instant(to), reason })),
  };
}

export const timed = (coverage: Coverage, { timed: scrobbles }: Sums): Coverage => ({ ...coverage, scrobbles });

export interface Run extends Span {
  days: number;
  plays: number;
}

/** Days in a row with plays, days of a weekday that the slice does not ask for aside. */
export function streaks(slice: Slice, days: DayPlays[]): Run[] {
  const anySeason = { ...slice, seasons: [] };
  const after = (day: number): number => {
    do day += 1;
    while (!asksFor(anySeason, day));
    return day;
  };
  const runs: Run[] = [];
  for (const { day, plays } of days) {
    const last = runs.at(-1);
    if (last && after(last.last) === day) Object.assign(last, { last: day, days: last.days + 1, plays: last.plays + plays });
    else runs.push({ first: day, last: day, days: 1, plays });
  }
  return runs;
}

/** Days in a row without, between days with plays. */
export function silences(slice: Slice, days: DayPlays[]): Run[] {
  const runs: Run[] = [];
  days.slice(1).forEach(({ day }, i) => {
    const between = { first: days[i]!.day + 1, last: day - 1 };
    const silent = countDays(slice, between);
    if (silent === 0) return;
    while (!asksFor(slice, between.first)) between.first += 1;
    while (!asksFor(slice, between.last)) between.last -= 1;
    runs.push({ ...between, days: silent, plays: 0 });
  });
  return runs;
}

export const longest = (runs: Run[], count: number): Run[] => [...runs].sort((x, y) => y.days - x.days).slice(0, count);

/** Different albums and tracks travel of the whole history and of its years alone. */
function titlesOf({ about, first, last }: History, slice: Slice): [number, number] | [null, null] {
  if (slice.weekdays.length + slice.hours.length + slice.seasons.length + slice.families.length + slice.genres.length + slice.artists.length > 0) return [null, null];
  if (isOpen(slice) || (slice.from !== null && slice.to !== null && slice.from <= first && slice.to >= last && about.meta.without_time === 0)) return about.titles[""] ?? [null, null];
  const year = slice.from === null ? "" : String(yearOf(slice.from));
  const whole = slice.from !== null && slice.to !== null && dayText(slice.from) === `${year}-01-01` && dayText(slice.to) === `${year}-12-31`;
  return (whole && about.titles[year]) || [null, null];
}

export function totalsOf(history: History, slice: Slice, sums: Sums, span: Span, days = dayPlays(history, slice)): Totals {
  const asked = days.filter(({ day }) => day >= span.first && day <= span.last);
  const isNew = ({ first }: { first: number }): boolean => !Number.isNaN(first) && first >= (slice.from ?? -Infinity) && first <= (slice.to ?? Infinity);
  const [albums, tracks] = titlesOf(history, slice);
  const count = countDays(slice, span);
  const [best] = longest(streaks(slice, asked), 1);
  const played = history.artists.filter((_, place) => sums.artists[place]! > 0);
  return {
    plays: rounded(sums.counted),
    scrobbles: sums.scrobbles,
    artists: played.length,
    albums,
    tracks,
    days: count,
    days_with_plays: asked.length,
    plays_a_day: rounded(shareOf(total(asked.map(({ plays }) => plays)), count)),
    new_artists: played.filter(isNew).length,
    artists_once: sums.artists.filter((plays) => plays === 1).length,
    longest_streak: best ? { from: dayText(best.first), to: dayText(best.last), days: best.days } : null,
  };
}

/** Fewer plays say nothing of shares. */
export const leastPlays = 60;

export const yearSpan = (year: number): Span => ({ first: monthStart(year * 12), last: monthStart(year * 12 + 12) - 1 });
export const inSpan = (days: DayPlays[], { first, last }: Span): DayPlays[] => days.filter(({ day }) => day >= first && day <= last);
export const sumPlays = (days: DayPlays[]): number => total(days.map(({ plays }) => plays));
export const yearsOf = ({ first, last }: Span): number[] => (last < first ? [] : Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, i) => yearOf(first) + i));
