// Genres by month, quarter or year (src/explore/genre_trend.cc).
import type { Trend } from "../api/types";
import { coverageOf, leastPlays } from "./coverage";
import { dayText, type History, monthIndex, monthStart } from "./history";
import { common, covered, isEmpty, named, ranking, rounded, type Slice, total } from "./slice";

const bucketMonths = { month: 1, quarter: 3, year: 12 };

function bucketName(by: keyof typeof bucketMonths, month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return by === "year" ? year : by === "quarter" ? `${year}-Q${Math.floor((month % 12) / 3) + 1}` : `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
}

export function trend(history: History, asked: Slice, by: keyof typeof bucketMonths, level: "family" | "genre", limit: number): Trend {
  const slice = { ...asked, grouping: level };
  const months = bucketMonths[by];
  const span = covered(history, slice);
  const bucketOf = (day: number): number => Math.floor(monthIndex(day) / months);
  const first = bucketOf(span.first);
  const count = isEmpty(span) ? 0 : bucketOf(span.last) - first + 1;
  const found = named(history, slice, bucketOf);
  const sums = new Map<string, number>();
  const series = new Map<string, number[]>();
  for (const [bucket, names] of found)
    for (const [name, plays] of names) {
      if (!series.has(name)) series.set(name, new Array<number>(count).fill(0));
      series.get(name)![bucket - first]! += plays;
      sums.set(name, (sums.get(name) ?? 0) + plays);
    }
  const none = new Array<number>(count).fill(0);
  const known = ranking(sums).filter(({ name }) => name !== "unknown");
  const shown = known.slice(0, limit);
  const others = known.slice(limit);
  const rest = none.map((_, i) => total(others.map(({ name }) => series.get(name)![i]!)));
  const unknown = series.get("unknown") ?? none;
  const familyOf = new Map(history.about.genres);
  return {
    by,
    level,
    buckets: none.map((_, i) => {
      const whole = { first: monthStart((first + i) * months), last: monthStart((first + i + 1) * months) - 1 };
      const inside = common(whole, span);
      const plays = total([...(found.get(first + i)?.values() ?? [])]);
      return { bucket: bucketName(by, (first + i) * months), from: dayText(inside.first), to: dayText(inside.last), plays: rounded(plays), complete: inside.first === whole.first && inside.last === whole.last };
    }),
    names: shown.map(({ name, plays }) => ({ name, family: level === "family" ? name : (familyOf.get(name) ?? name), plays: series.get(name)!.map(rounded), total: rounded(plays) })),
    rest: { count: others.length, plays: rest.map(rounded), total: rounded(total(rest)) },
    unknown: { plays: unknown.map(rounded), total: rounded(total(unknown)) },
    least_plays: leastPlays,
    coverage: coverageOf(history, slice),
  };
}
