import { expect, test } from "vitest";
import type { Weeks } from "../api/types";
import { bars, barsHeight, brushed, dayUnder, endOf, moved, nearest, outline, pressed, shifted, xOf, yearMarks } from "./groove_geometry";
import { addDays } from "./periods";

const history = { from: "2005-02-13", to: "2015-04-14" };
const weeks: Weeks["weeks"] = Array.from({ length: 531 }, (_, index) => ({ monday: addDays("2005-02-07", index * 7), plays: index % 3 === 0 ? 0 : 100 + index }));

test("the history fills the strip from edge to edge", () => {
  expect(xOf(history.from, history, 1200)).toBe(0);
  expect(endOf(history.to, history, 1200)).toBeCloseTo(1200);
});

test("the day under a place is the day drawn there", () => {
  for (const day of ["2005-02-13", "2009-05-17", "2015-04-14"]) expect(dayUnder((xOf(day, history, 1200) + endOf(day, history, 1200)) / 2, history, 1200)).toBe(day);
  expect(dayUnder(-40, history, 1200)).toBe(history.from);
  expect(dayUnder(9999, history, 1200)).toBe(history.to);
});

test("bars stay inside the strip and apart from each other, however narrow", () => {
  for (const width of [340, 1200]) {
    const drawn = bars(weeks, history, width);
    expect(drawn.length).toBeGreaterThan(100);
    drawn.forEach((bar, index) => {
      expect(bar.x).toBeGreaterThanOrEqual(0);
      expect(bar.x + bar.width).toBeLessThanOrEqual(width + 0.001);
      expect(bar.height).toBeLessThanOrEqual(barsHeight);
      const next = drawn[index + 1];
      if (next) expect(bar.x + bar.width).toBeLessThan(next.x);
    });
  }
});

test("a silent week is a line, a full one the tallest bar", () => {
  const drawn = bars(weeks, history, 2000);
  expect(drawn.find(({ plays }) => plays === 0)?.height).toBe(1);
  expect(Math.max(...drawn.map(({ height }) => height))).toBeCloseTo(barsHeight - 6);
});

test("a short history gives bars too, and none gives none", () => {
  const short = { from: "2015-04-13", to: "2015-04-20" };
  expect(bars([{ monday: "2015-04-13", plays: 5 }, { monday: "2015-04-20", plays: 0 }], short, 1200)).toHaveLength(2);
  expect(bars([], short, 1200)).toEqual([]);
});

test("all bars are one outline, mirrored about the middle", () => {
  expect(outline([{ x: 2, width: 1, height: 20, from: "2009-05-18", to: "2009-05-24", plays: 5 }])).toBe("M2.0 12.0h1.0v20.0h-1.0z");
});

test("the nearest bar is found from any place", () => {
  const drawn = bars(weeks, history, 1200);
  expect(nearest(drawn, -50)).toBe(drawn[0]);
  expect(nearest(drawn, 5000)).toBe(drawn[drawn.length - 1]);
  expect(nearest([], 5)).toBeNull();
});

test("a period that is dragged keeps its length and stops at the ends", () => {
  const period = { from: "2005-03-01", to: "2005-03-31" };
  expect(shifted(period, 10, history)).toEqual({ from: "2005-03-11", to: "2005-04-10" });
  expect(shifted(period, -100, history)).toEqual({ from: "2005-02-13", to: "2005-03-15" });
});

test("years shorten, then thin out, as the strip narrows", () => {
  expect(yearMarks(history, 1200).map(({ text }) => text)).toContain("2009");
  expect(yearMarks(history, 340).map(({ text }) => text)).toContain("’09");
  expect(yearMarks({ from: "1985-01-01", to: "2015-04-14" }, 340).length).toBeLessThan(16);
});

test("a drag selects from the earlier to the later day, a week at least", () => {
  expect(brushed("2010-05-01", "2009-05-01", history)).toEqual({ from: "2009-05-01", to: "2010-05-01" });
  expect(brushed("2010-05-01", "2010-05-02", history)).toEqual({ from: "2010-05-01", to: "2010-05-07" });
  expect(brushed("2015-04-14", "2015-04-14", history)).toEqual({ from: "2015-04-08", to: "2015-04-14" });
});

test("handles stop at each other and at the ends", () => {
  const period = { from: "2010-01-01", to: "2010-12-31" };
  expect(moved(period, "from", "2012-01-01", history)).toEqual({ from: "2010-12-25", to: "2010-12-31" });
  expect(moved(period, "to", "2099-01-01", history)).toEqual({ from: "2010-01-01", to: "2015-04-14" });
});

test("arrows move a week, Page keys a quarter, Home and End to the ends", () => {
  const period = { from: "2010-01-01", to: "2010-12-31" };
  expect(pressed(period, "from", "ArrowRight", history)?.from).toBe("2010-01-08");
  expect(pressed(period, "to", "PageDown", history)?.to).toBe("2010-10-01");
  expect(pressed(period, "from", "Home", history)?.from).toBe(history.from);
  expect(pressed(period, "to", "End", history)?.to).toBe(history.to);
  expect(pressed(period, "to", "x", history)).toBeNull();
});
