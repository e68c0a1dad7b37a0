import { describe, expect, it } from "vitest";
import type { Trend } from "../api/types";
import { drawAll, plainColours, testContext } from "./test_context";
import { trendChart, trendMarks } from "./trend";

const plays = [100, 20, 0, 80, 200];
const trend = {
  by: "year", level: "family", least_plays: 60,
  buckets: plays.map((count, i) => ({ bucket: String(2005 + i), from: "", to: "", plays: count, complete: true })),
  names: [{ name: "rock", family: "rock", plays: [50, 10, 0, 40, 100], total: 200 }, { name: "punk", family: "punk", plays: [30, 10, 0, 0, 60], total: 100 }],
  rest: { count: 2, plays: [10, 0, 0, 20, 20], total: 50 },
  unknown: { plays: [10, 0, 0, 20, 20], total: 50 },
} as unknown as Trend;
const text = { bucket: (bucket: string) => bucket, title: (name: string) => name };

describe("the trend", () => {
  it("marks every band that has plays, in buckets that can be told", () => {
    expect(trendMarks(trend, "share").map(({ name }) => name)).toEqual([
      "punk, 2005", "rock, 2005", "rest, 2005", "unknown, 2005", "rock, 2008", "rest, 2008", "unknown, 2008", "punk, 2009", "rock, 2009", "rest, 2009", "unknown, 2009",
    ]);
    expect(trendMarks(trend, "plays").map(({ name }) => name)).toContain("punk, 2006");
    expect(trendMarks(trend, "share")[1]!.value).toBe(0.5);
  });

  it.each([[1200, false, "share"], [1200, false, "plays"], [358, true, "share"]] as const)("lies inside its area: %d px, phone %s, %s", (width, phone, unit) => {
    const drawing = drawAll(trendChart(trend, unit, plainColours, text, testContext(width, 400, { phone, short: String })));
    for (const x of drawing.xs) expect(x >= 0 && x <= width + 0.01, `x ${x}`).toBe(true);
    for (const y of drawing.ys) expect(y >= 0 && y <= 400, `y ${y}`).toBe(true);
  });

  it("names its bands at the right edge where there is room", () => {
    const texts = (phone: boolean): string[] => drawAll(trendChart(trend, "share", plainColours, text, testContext(900, 400, { phone, short: String }))).texts;
    expect(texts(false)).toEqual(expect.arrayContaining(["unknown", "rest", "rock", "punk"]));
    expect(texts(true)).not.toContain("rock");
  });
});
