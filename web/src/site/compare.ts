// Two slices side by side (src/explore/compare.cc, slice_parts.cc).
import type { Compare } from "../api/types";
import { capital, number as words } from "../format/words";
import { leastPlays, sumsOf } from "./coverage";
import { type History } from "./history";
import { byBytes, byName, countDays, covered, dayOrNull, rounded, scan, shareOf, type Slice, total, weights } from "./slice";

/** Two slices side by side, without the intervals that only a test of their weeks gives. */
export function compare(history: History, a: Slice, b: Slice, limit: number): Compare {
  const grouping = a.grouping === b.grouping ? a.grouping : "family";
  const sides = [a, b].map((side) => sideOf(history, { ...side, grouping })) as [Side, Side];
  const names = new Set(sides.flatMap(({ shares }) => [...shares.keys()]));
  const rows = [...names].map((name) => {
    const [of, against] = sides.map(({ shares }) => shares.get(name) ?? 0) as [number, number];
    return { name, a: rounded(of), b: rounded(against), difference: rounded(against - of), low: null, high: null };
  });
  rows.sort((x, y) => Math.abs(y.difference) - Math.abs(x.difference) || y.difference - x.difference || byBytes(x.name, y.name));
  const [first] = rows;
  const enough = sides.every(({ known }) => known > leastPlays - 0.5);
  return {
    a: sides[0].totals,
    b: sides[1].totals,
    level: grouping,
    rows,
    artists: artistDifferences(history, sides, limit),
    headline: enough && first ? `${capital(first.name)}: ${words(Math.abs(first.difference) * 100, 1)} points ${first.difference > 0 ? "more" : "less"}` : "Not enough data",
    sentence: "Shares, described: how sure their differences are is tested by the program itself, in tonearm serve.",
    method: "shares of plays whose genre is known, weighted; without intervals",
  };
}

interface Side {
  totals: Compare["a"];
  counted: number;
  artists: number[];
  known: number;
  shares: Map<string, number>;
}

function sideOf(history: History, slice: Slice): Side {
  const sums = sumsOf(history, slice);
  const weight = weights(history, slice);
  const names = new Map<string, number>();
  const plays = new Float64Array(history.artists.length);
  scan(history, slice, (artist, many) => (plays[artist]! += many));
  for (const [name, many] of byName(history, slice, plays)) if (name !== "unknown") names.set(name, many);
  const known = total([...names.values()]);
  const timeless = sums.scrobbles - sums.timed;
  const weeksSpanned = sums.first === null ? 0 : Math.floor(((sums.last ?? 0) + 3) / 7) - Math.floor((sums.first + 3) / 7) + 1;
  return {
    totals: {
      from: dayOrNull(slice.from),
      to: dayOrNull(slice.to),
      plays: rounded(sums.counted),
      scrobbles: sums.scrobbles,
      artists: sums.artists.filter((many) => many > 0).length,
      plays_a_day: rounded(shareOf(Math.max(0, sums.counted - timeless), countDays(slice, covered(history, slice)))),
      genre_share: sums.counted > 0 ? rounded(sums.withGenre / sums.counted) : null,
      weeks: weeksSpanned,
    },
    counted: sums.counted,
    artists: history.artists.map((_, place) => sums.artists[place]! * (weight[place] ?? 0)),
    known,
    shares: new Map([...names].map(([name, many]) => [name, shareOf(many, known)])),
  };
}

/** The largest that rise, then those that fall. */
function artistDifferences(history: History, [a, b]: [Side, Side], limit: number): Compare["artists"] {
  const [all, others] = [Math.max(a.counted, 1e-9), Math.max(b.counted, 1e-9)];
  const rows = history.artists
    .map(({ id, name }, place) => ({ id, name, a_plays: a.artists[place]!, b_plays: b.artists[place]!, difference: b.artists[place]! / others - a.artists[place]! / all }))
    .filter((row) => row.a_plays > 0 || row.b_plays > 0);
  const rank = ({ difference }: { difference: number }): number => Math.round(difference * 1e9);
  const byId = (x: { id: string }, y: { id: string }): number => (BigInt(x.id) < BigInt(y.id) ? -1 : 1);
  const rising = [...rows].sort((x, y) => rank(y) - rank(x) || byId(x, y)).slice(0, limit).filter(({ difference }) => difference > 0);
  const falling = [...rows].sort((x, y) => rank(x) - rank(y) || byId(x, y)).slice(0, limit).filter(({ difference }) => difference < 0);
  falling.sort((x, y) => rank(y) - rank(x) || byId(x, y));
  return [...rising, ...falling].map((row) => ({
    id: row.id, name: row.name, a_plays: rounded(row.a_plays), b_plays: rounded(row.b_plays), a: rounded(row.a_plays / all), b: rounded(row.b_plays / others), difference: rounded(row.difference),
  }));
}
