import { describe, expect, it } from "vitest";
import type { Clock, ClockAnswer, Overview, Subject } from "../api/types";
import { clockFace } from "./clock_face";
import { dayParts, partCells } from "./day_parts";
import { hourBars } from "./hour_bars";
import { hourShares, within } from "./hour_shares";
import { afterCut, middleLine } from "./middle_line";
import { monthBars } from "./month_bars";
import { nameBars, nameBarsHeight } from "./name_bars";
import { partEffects, partEffectsChart, partEffectsHeight } from "./part_effects";
import { rankLine } from "./rank_line";
import { ranking, rankingHeight } from "./ranking";
import { type Drawing, drawAll, plainColours, testContext } from "./test_context";
import { weekdaysHeight, weekdayShares } from "./weekday_shares";
import { onRamp, weekHours } from "./week_hours";
import { yearBars } from "./year_bars";
import type { EChartsOption } from "echarts";

const hour = (at: number): string => `${at}:00`;
const style = { colour: "#1C6B70", pale: "#639B9A", hour, tick: String, click: "" };

/** Everything lies on the drawing, and nowhere that is no number. */
function drawsInside(option: EChartsOption, width: number, height: number): Drawing {
  const drawing = drawAll(option);
  for (const x of drawing.xs) expect(x >= -0.01 && x <= width + 0.01, `x ${x} of ${width}`).toBe(true);
  for (const y of drawing.ys) expect(y >= -0.01 && y <= height + 0.01, `y ${y} of ${height}`).toBe(true);
  return drawing;
}

const clock = {
  hours: Array.from({ length: 24 }, (_, at) => ({ hour: at, plays: at * 10, share: at / 276, low: at < 3 ? null : at / 400, high: at < 3 ? null : at / 200, workday: at / 10, weekend: at / 20 })),
  weekdays: Array.from({ length: 7 }, (_, at) => ({ weekday: at + 1, plays: 10, days: 5, plays_a_day: 2, share: 1 / 7, rest_share: null })),
  matrix: { plays: Array.from({ length: 7 }, () => Array(24).fill(4)), per_hour: Array.from({ length: 7 }, (_, day) => Array(24).fill(day)) },
  plays_a_day: 28.2,
  parts: {
    parts: [{ part: "night", from_hour: 0, to_hour: 6, plays: 10 }, { part: "morning", from_hour: 6, to_hour: 12, plays: 900 }],
    rows: [{ name: "rock", overall: 0.3, shares: [null, 0.4], differences: [null, 0.1] }, { name: "punk", overall: 0.2, shares: [null, 0.2], differences: [null, 0.004] }],
  },
} as unknown as Clock;

describe.each([[1200, 500, false], [358, 300, true]])("%d px wide", (width, height, phone) => {
  const context = testContext(width, height, { phone, short: String, token: (name: string) => (name.startsWith("ramp") || ["same", "more", "less", "bg", "ink", "data"].includes(name) ? "#336699" : name) } as never);

  it("the clock has a petal an hour", () => expect(drawsInside(clockFace(clock, { hour }, context), width, height).marks).toBe(24));
  it("the hours have a bar each", () => expect(drawsInside(hourShares(clock.hours, [10, 11], { hour }, context), width, height).marks).toBe(24));
  it("the week has a cell an hour", () => expect(drawsInside(weekHours(clock, { hour, weekday: (day) => `day ${day}` }, context), width, height).marks).toBe(168));
  it("parts of the day with too few plays stay blank", () => {
    expect(drawsInside(dayParts(clock, plainColours, (part) => part, context), width, height).marks).toBe(2);
    expect(partCells(clock, (name) => name, context).map(({ part, quiet }) => [part, quiet])).toEqual([[1, false], [1, true]]);
  });
  it("weekdays compare where there is something to compare with", () => {
    const days = clock.weekdays.map((row) => ({ ...row, usual: row.weekday === 1 ? 0.2 : null }));
    const texts = drawsInside(weekdayShares(days, { name: String, colour: "c", weekend: "w", usual: "" }, context), width, Math.max(height, weekdaysHeight)).texts;
    expect(texts.filter((text) => text.startsWith("▼"))).toHaveLength(1);
  });
  it("plays by year fit, one year too", () => {
    const year = (at: number, plays: number) => ({ year: at, plays, artists: 1, new_artists: 1, artists_once: 0, days: 365, days_with_plays: 9, complete: at > 2005 });
    const years: Overview["years"] = Array.from({ length: 11 }, (_, i) => year(2005 + i, i * 1000));
    expect(drawsInside(yearBars(years, [2006, 2008], context), width, height).marks).toBe(11);
    expect(drawsInside(yearBars([year(2005, 0)], [2005, 2005], context), width, height).marks).toBe(1);
  });
  it("bars by hour bear a day without plays", () => {
    const bars = Array.from({ length: 24 }, (_, at) => ({ hour: at, value: 0, strong: true, usual: 0, tip: [] as [string, string][] }));
    expect(drawsInside(hourBars(bars, style, context), width, height).polylines).toBe(2);
  });
  it("months and ranks fit", () => {
    const months: Subject["months"] = Array.from({ length: 123 }, (_, i) => ({ month: `${2005 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`, plays: i % 40 }));
    expect(drawsInside(monthBars(months, "c", () => true, String, context), width, height).marks).toBe(123);
    const years: Subject["years"] = [{ year: 2005, plays: 1, rank: 1 }, { year: 2006, plays: 0, rank: null }, { year: 2007, plays: 3, rank: 1871 }];
    expect(drawsInside(rankLine(years, "c", context), width, height).dots[0]).toHaveLength(2);
  });
  it("the ranking fits; a share without an interval has no band", () => {
    const rows = [{ name: "rock", plays: 30, share: 0.3, low: 0.26, high: 0.34 }, { name: "latin", plays: 1, share: 0.001, low: null, high: null }];
    expect(drawsInside(ranking(rows, "rock", "", plainColours, context), width, Math.max(height, rankingHeight(2))).marks).toBe(2);
  });
  it("bars of names fit", () => expect(drawsInside(nameBars([{ name: "a", title: "A", plays: 5, share: null }], "c", "", "", context), width, Math.max(height, nameBarsHeight(1))).marks).toBe(1));
  it("the middle of a day may wander past midnight", () => {
    drawsInside(middleLine([{ from: "2005-02-14", to: "2006-02-12", hour: 3.5, half_width: 20 }, { from: "2006-02-13", to: "2007-02-11", hour: 15, half_width: 1 }], String, context), width, height);
    expect(afterCut(3.5)).toBe(23.5);
  });
  it("effects leave out families with too little", () => {
    const parts = Object.fromEntries(["night", "morning", "afternoon", "evening"].map((part) => [part, { value: 0.1, low: 0.05, high: 0.15 }]));
    const answer = { families: { rows: [{ name: "rock", eligible: true, p: 0.4, parts }, { name: "punk", eligible: true, p: 0.01, parts }, { name: "latin", eligible: false, p: null, parts: null }] } } as unknown as ClockAnswer;
    const all = partEffects(answer);
    expect(all.map((effects) => effects.map(({ name }) => name))).toEqual(Array(4).fill(["punk", "rock"]));
    expect(drawsInside(partEffectsChart(all, String, plainColours, context), width, partEffectsHeight(2, phone)).marks).toBe(8);
  });
});

it("hours lie within a span past midnight", () => expect([21, 23, 0, 2, 3].map((at) => within(at, 21, 6))).toEqual([true, true, true, true, false]));
it("a ramp is read between its steps", () => expect([onRamp(["#000000", "#808080", "#FFFFFF"], 0.25), onRamp(["#000000", "#FFFFFF"], 7)]).toEqual(["#404040", "#ffffff"]));
