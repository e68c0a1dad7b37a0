// The genre trend as a stack: which bands, how high each stands in every bucket, where nothing can be said.
import type { Trend } from "../api/types";
import { stackOrder } from "./families";

export type TrendUnit = "share" | "plays";

export interface Band {
  /** A name, "rest" or "unknown". */
  name: string;
  plays: number[];
}

/** Bottom to top: names in the order of their families in the stack, the larger genre of a family below, the rest in one band, the unknown above all. */
export function trendBands(trend: Trend): Band[] {
  const place = ({ family }: Trend["names"][number]): number => stackOrder.indexOf(family);
  const bands: Band[] = trend.names.filter(({ name }) => name !== "unknown").sort((x, y) => place(x) - place(y)).map(({ name, plays }) => ({ name, plays }));
  if (trend.rest.total > 0) bands.push({ name: "rest", plays: trend.rest.plays });
  if (trend.unknown.total > 0) bands.push({ name: "unknown", plays: trend.unknown.plays });
  return bands;
}

/** A share of so few plays says nothing: such buckets stay blank. */
export const isBlank = (trend: Trend, bucket: number, unit: TrendUnit): boolean =>
  unit === "share" && (trend.buckets[bucket]?.plays ?? 0) < trend.least_plays;

export const blanks = (trend: Trend): number => trend.buckets.filter(({ plays }, i) => plays > 0 && isBlank(trend, i, "share")).length;

/** Runs of neighbouring buckets that can be drawn, each as [first, last]. */
export function runs(trend: Trend, unit: TrendUnit): [number, number][] {
  const found: [number, number][] = [];
  trend.buckets.forEach((_, i) => {
    if (isBlank(trend, i, unit)) return;
    const last = found[found.length - 1];
    if (last && last[1] === i - 1) last[1] = i;
    else found.push([i, i]);
  });
  return found;
}

/** Boundaries of the bands in one bucket, bottom to top, one more than bands; shares of the whole or plays. */
export function boundaries(bands: Band[], bucket: number, unit: TrendUnit): number[] {
  const sizes = bands.map(({ plays }) => plays[bucket] ?? 0);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const whole = unit === "share" ? all || 1 : 1;
  let top = 0;
  return [0, ...sizes.map((size) => (top += size) / whole)];
}

/** The least change of wanted places, in rising order, that keeps them a gap apart inside [from, to]. */
export function spread(wanted: number[], gap: number, from: number, to: number): number[] {
  const placed: number[] = [];
  for (const place of wanted) placed.push(Math.max(place, (placed[placed.length - 1] ?? from - gap) + gap));
  let limit = to;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i]!, limit);
    limit = placed[i]! - gap;
  }
  return placed;
}
