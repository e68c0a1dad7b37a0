import { describe, expect, it } from "vitest";
import type { Difference, YearsAnswer } from "../api/types";
import { changeChart, changeHeight, changeRows, isSure, yearMarks } from "./change_rows";
import { drawAll, plainColours, testContext } from "./test_context";

const by = (name: string, difference: number, low: number | null, high: number | null): Difference => ({ name, difference, low, high, p: null, holm: null, visible: null });
const year = (at: number, plays: number, rock: number, punk: number) => ({
  year: at, plays, artists: 1, new_artists: 0, new_artist_share: 0, top_genres: [],
  families: [{ name: "rock", plays: plays * rock, share: rock }, { name: "punk", plays: plays * punk, share: punk }],
});
const answer = {
  years: [year(2005, 900, 0.6, 0.1), year(2006, 900, 0.5, 0.2), year(2007, 59, 1, 0), year(2008, 900, 0.3, 0.4)],
  by_family: [by("rock", -0.3, -0.4, -0.2), by("punk", 0.3, -0.1, 0.7), by("rarer families", 0, null, null)],
  thirds: [{ name: "punk", first: 0.1, last: 0.4, difference: 0.25, low: 0.1, high: 0.4 }],
  coverage: { first_day: "2005-02-13", last_day: "2008-12-31" },
} as unknown as YearsAnswer;

describe("changeRows", () => {
  const rows = changeRows(answer, "line");
  it("puts the largest rise first", () => expect(rows.map(({ name }) => name)).toEqual(["punk", "rarer families", "rock"]));
  it("leaves out a year with too few plays", () => expect(rows[0]!.years.map((at) => at.year)).toEqual([2005, 2006, 2008]));
  it("knows a year that is not whole", () => expect(rows[0]!.years.map((at) => at.whole)).toEqual([false, true, true]));
  it("has no line for what stands for many", () => expect(rows[1]!.years).toEqual([]));
  it("can compare the first and the last third instead", () => expect(changeRows(answer, "thirds")).toMatchObject([{ name: "punk", difference: 0.25 }]));
  it("is sure only where the interval misses zero", () => expect(rows.map(isSure)).toEqual([false, false, true]));
});

describe("changeChart", () => {
  const rows = changeRows(answer, "line");
  const drawing = drawAll(changeChart(rows, plainColours, testContext(476, changeHeight(3))));
  it("has a mark for each change and for each family in each year", () => expect(drawing.marks).toBe(3 + yearMarks(rows).length));
  it("stays within the figure", () => {
    expect(Math.min(...drawing.xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawing.xs)).toBeLessThanOrEqual(476.01);
    expect(Math.max(...drawing.ys)).toBeLessThanOrEqual(changeHeight(3));
  });
  it("breaks the line over the missing year", () => expect(drawing.polylines).toBe(4));
  it("says the points with a sign", () => expect(drawing.texts).toContain("−30.0"));
});
