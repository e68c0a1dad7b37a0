import { describe, expect, it } from "vitest";
import type { Calendar, SeasonProfiles } from "../api/types";
import { calendarChart, dayMarks } from "./calendar";
import { daysBetween, planMonths, planYears } from "./calendar_cells";
import { differenceChart, differenceHeight } from "./differences";
import { matrixHeight, monthMatrix } from "./month_matrix";
import { newArtists } from "./new_artists";
import { drawAll, plainColours, testContext } from "./test_context";

const days = daysBetween("2014-12-30", "2015-02-02");
const answer = { days: [{ day: "2014-12-31", plays: 40 }, { day: "2015-01-02", plays: 3.4 }], classes: [10, 20, 30, 40, 50, 60] } as unknown as Calendar;
const say = { longDay: (day: string) => day, month: (month: number) => `Month ${month}`, year: (year: number) => [`plays of ${year}`] };

describe("dayMarks", () => {
  const marks = dayMarks(planYears(days, 1200), answer);
  it("walk through time though the newest year is on top", () => expect(marks.map(({ day }) => day)).toEqual(days));
  it("know silence from music", () => expect(marks.filter(({ value }) => value > 0).map(({ day }) => day)).toEqual(["2014-12-31", "2015-01-02"]));
});

describe("calendarChart", () => {
  it("draws a cell a day and each year's name", () => {
    const drawing = drawAll(calendarChart(planYears(days, 1200), answer, say, testContext(1200, 400)));
    expect(drawing.marks).toBe(35);
    expect(drawing.texts).toEqual(expect.arrayContaining(["2015", "2014", "plays of 2015"]));
  });
  it("writes the day of the month where a finger needs it", () => {
    const plan = planMonths(days, 358);
    const drawing = drawAll(calendarChart(plan, answer, say, testContext(358, plan.height)));
    expect(drawing.texts.filter((text) => text === "31")).toHaveLength(2);
    expect(drawing.texts).toContain("Month 12");
    expect(Math.max(...drawing.xs)).toBeLessThanOrEqual(358.01);
  });
});

describe("monthMatrix", () => {
  it("leaves a month without an answer blank", () => {
    const profiles = { months: [{ year: 2005, plays_a_day: [null, 3, ...Array<number>(10).fill(0)] }], mean: [] } as unknown as SeasonProfiles;
    expect(drawAll(monthMatrix(profiles, (month) => `M${month}`, testContext(358, matrixHeight(1)))).marks).toBe(11);
  });
});

describe("differenceChart", () => {
  it("fills a dot only where the interval misses zero", () => {
    const rows = [{ name: "punk", difference: 0.05, low: 0.01, high: 0.09 }, { name: "rock", difference: -0.02, low: -0.05, high: 0.01 }, { name: "jazz", difference: 0, low: null, high: null }];
    expect(drawAll(differenceChart(rows, plainColours, testContext(680, differenceHeight(3)))).dots[0]).toEqual(["punk", "bg", "bg"]);
  });
});

describe("newArtists", () => {
  it("does not let the first year, when all are new, set the scale or say 100 %", () => {
    const year = (at: number, share: number) => ({ year: at, plays: 10, artists: 5, new_artists: 2, new_artist_share: share, families: [], top_genres: [] });
    const drawing = drawAll(newArtists([year(2005, 1), year(2006, 0.2), year(2007, 0.1)], 2005, testContext(600, 240)));
    expect(drawing.texts).toEqual(expect.arrayContaining(["all new", "20 %", "10 %"]));
    expect(Math.min(...drawing.ys)).toBeGreaterThanOrEqual(0);
  });
});
