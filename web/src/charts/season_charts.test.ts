import { describe, expect, it } from "vitest";
import type { Season, SeasonProfiles, SeasonsAnswer } from "../api/types";
import { monthMarks, monthPanels, monthPanelsHeight } from "./month_panels";
import { panelGrid, seasonMarks, seasonMix, seasonYears, seasonYearsHeight, yearMarks } from "./season_mix";
import { effectNames, effects, panelsHeight, seasonPanels } from "./season_panels";
import { drawAll, plainColours, testContext } from "./test_context";

const all: Season[] = ["winter", "spring", "summer", "autumn"];
const answer = {
  against_rest: all.map((season) => ({
    season,
    families: [
      { name: "punk", value: season === "winter" ? -0.05 : 0.02, low: season === "winter" ? -0.09 : -0.01, high: season === "winter" ? -0.01 : 0.05 },
      { name: "rarer families", value: 0, low: -0.01, high: 0.01 },
      { name: "rock", value: 0.01, low: -0.03, high: 0.05 },
    ],
  })),
  seasons: all.map((season) => ({
    season, months: [], plays: season === "autumn" ? 0 : 100,
    families: season === "autumn" ? [] : [{ name: "rock", plays: 50, share: 0.5 }, { name: "punk", plays: 30, share: 0.3 }, { name: "unknown", plays: 20, share: 0.2 }],
  })),
} as unknown as SeasonsAnswer;

describe("season panels", () => {
  it("list names by plays, the collected ones last", () => expect(effectNames(answer)).toEqual(["rock", "punk", "rarer families"]));
  it("have one series a season in the order of names", () => expect(effects(answer).map((list) => list.map(({ name }) => name))).toEqual(Array(4).fill(["rock", "punk", "rarer families"])));
  it.each([1200, 600, 358])("fit %d px", (width) => {
    const height = panelsHeight(3, width);
    const drawing = drawAll(seasonPanels(effects(answer), plainColours, testContext(width, height)));
    expect(drawing.marks).toBe(12);
    expect(Math.max(...drawing.xs)).toBeLessThanOrEqual(width + 0.01);
    expect(Math.max(...drawing.ys)).toBeLessThanOrEqual(height);
    expect(drawing.dots[0]).toEqual(["bg", "punk", "bg"]);
  });
});

describe("the mix", () => {
  it("has no bar for a season without plays", () => expect(new Set(seasonMarks(answer, ["punk", "rock"]).map(({ season }) => season))).toEqual(new Set(all.slice(0, 3))));
  it("draws what it marks", () => expect(drawAll(seasonMix(answer, ["punk", "rock"], plainColours, testContext(1200, 188))).marks).toBe(9));
});

const profiles = {
  years: [2005, 2006].map((year) => ({
    year,
    seasons: all.map((season) => ({ season, from: "", to: "", plays: 100, shares: year === 2005 && season === "winter" ? null : [{ name: "rock", share: 0.7 }, { name: "folk", share: 0.3 }] })),
  })),
  months: [{ year: 2005, plays_a_day: [null, 3, 0, ...Array<number>(9).fill(5)] }, { year: 2006, plays_a_day: [10, ...Array<null>(11).fill(null)] }],
  mean: [10, 3, 0, ...Array<number>(9).fill(5)],
} as unknown as SeasonProfiles;

describe("seasons of every year", () => {
  it("leave a season with too few plays without a mark", () => expect(yearMarks(profiles, ["rock"])).toHaveLength(7 * 2));
  it.each([1200, 358])("fit %d px", (width) => {
    const height = seasonYearsHeight(2, width);
    const drawing = drawAll(seasonYears(profiles, ["rock"], plainColours, testContext(width, height)));
    expect(Math.max(...drawing.xs)).toBeLessThanOrEqual(width + 0.01);
    expect(Math.max(...drawing.ys)).toBeLessThanOrEqual(height);
  });
});

describe("months", () => {
  const name = (month: number): string => `M${month}`;
  it("tell a silent month from one left out", () => {
    const marks = monthMarks(profiles, name);
    expect(marks).toHaveLength(12);
    expect(marks.find(({ year, month }) => year === 2005 && month === 3)!.value).toBe(0);
  });
  it("share one scale and fit", () => {
    const drawing = drawAll(monthPanels(profiles, name, testContext(1200, monthPanelsHeight(2, 1200))));
    expect(Math.max(...drawing.ys)).toBeLessThanOrEqual(monthPanelsHeight(2, 1200));
    expect(drawing.polylines).toBe(4);
  });
});

describe("panelGrid", () => {
  it("spreads panels evenly over its rows", () => {
    expect(panelGrid(11, 1200, 150).columns).toBe(6);
    expect(panelGrid(11, 358, 96).columns).toBe(3);
    expect(panelGrid(1, 1200, 150).columns).toBe(1);
  });
});
