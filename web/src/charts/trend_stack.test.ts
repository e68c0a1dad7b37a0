import { describe, expect, it } from "vitest";
import type { Trend } from "../api/types";
import { blanks, boundaries, runs, spread, trendBands } from "./trend_stack";

const bucket = (bucket: string, plays: number): Trend["buckets"][number] => ({ bucket, from: `${bucket}-01-01`, to: `${bucket}-12-31`, plays, complete: true });
const coverage = { scrobbles: 400, scrobbles_in_range: 400, without_time: 0, genre_share: 0.9, first_day: null, last_day: null, gap_count: 0, gaps: [] };
const trend: Trend = {
  by: "year", level: "family", least_plays: 60, coverage,
  buckets: [bucket("2005", 100), bucket("2006", 20), bucket("2007", 0), bucket("2008", 80), bucket("2009", 200)],
  names: [{ name: "rock", family: "rock", plays: [50, 10, 0, 40, 60], total: 160 }, { name: "metal", family: "metal", plays: [20, 5, 0, 20, 60], total: 105 }],
  rest: { count: 3, plays: [20, 5, 0, 10, 60], total: 95 },
  unknown: { plays: [10, 0, 0, 10, 20], total: 40 },
};

describe("the trend as a stack", () => {
  it("keeps families in their fixed order, the rest and the unknown on top", () => {
    expect(trendBands(trend).map(({ name }) => name)).toEqual(["metal", "rock", "rest", "unknown"]);
  });

  it("leaves thin buckets blank for shares, not for plays", () => {
    expect(runs(trend, "share")).toEqual([[0, 0], [3, 4]]);
    expect(runs(trend, "plays")).toEqual([[0, 4]]);
    expect(blanks(trend)).toBe(1);
  });

  it("piles shares up to the whole", () => {
    const piled = boundaries(trendBands(trend), 0, "share");
    expect(piled).toEqual([0, 0.2, 0.7, 0.9, 1]);
    expect(boundaries(trendBands(trend), 2, "share").every(Number.isFinite)).toBe(true);
    expect(boundaries(trendBands(trend), 0, "plays")).toEqual([0, 20, 70, 90, 100]);
  });
});

describe("labels beside a stack", () => {
  it("stay a gap apart and inside", () => {
    expect(spread([10, 12, 90, 99], 19, 0, 100)).toEqual([10, 29, 81, 100]);
  });
  it("do not move where there is room", () => expect(spread([10, 40, 80], 19, 0, 100)).toEqual([10, 40, 80]));
});
