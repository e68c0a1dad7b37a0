import { expect, test } from "vitest";
import { addDays, daysIn, neighbour, presets, step, within, years } from "./periods";

const history = { from: "2005-02-13", to: "2015-04-14" };

test("a calendar year's neighbours are calendar years, leap or not", () => {
  expect(neighbour({ from: "2012-01-01", to: "2012-12-31" }, -1)).toEqual({ from: "2011-01-01", to: "2011-12-31" });
  expect(neighbour({ from: "2011-01-01", to: "2011-12-31" }, 1)).toEqual({ from: "2012-01-01", to: "2012-12-31" });
});

test("a month's neighbours are months of their own length", () => {
  expect(neighbour({ from: "2013-03-01", to: "2013-03-31" }, -1)).toEqual({ from: "2013-02-01", to: "2013-02-28" });
  expect(neighbour({ from: "2013-01-01", to: "2013-01-31" }, -1)).toEqual({ from: "2012-12-01", to: "2012-12-31" });
});

test("any other period moves by its own length and does not overlap", () => {
  const period = { from: "2013-03-05", to: "2013-03-18" };
  const next = neighbour(period, 1);
  expect(next).toEqual({ from: "2013-03-19", to: "2013-04-01" });
  expect(daysIn(next)).toBe(daysIn(period));
});

test("steps end where the history ends", () => {
  expect(step({ from: "2015-01-01", to: "2015-12-31" }, 1, history)).toBeNull();
  expect(step({ from: "2005-01-01", to: "2005-12-31" }, -1, history)).toBeNull();
  expect(step({ from: "2014-01-01", to: "2014-12-31" }, 1, history)).toEqual({ from: "2015-01-01", to: "2015-12-31" });
});

test("before the whole history comes its last year", () => {
  expect(step(history, -1, history)).toEqual({ from: "2015-01-01", to: "2015-12-31" });
  expect(step(history, 1, history)).toBeNull();
});

test("presets count back from the last day of the history", () => {
  const found = Object.fromEntries(presets(history).map(({ name, period }) => [name, period]));
  expect(found["All of it"]).toBeNull();
  expect(found["Last 30 days"]).toEqual({ from: "2015-03-16", to: "2015-04-14" });
  expect(found["Last 12 months"]).toEqual({ from: "2014-04-15", to: "2015-04-14" });
});

test("twelve months up to a leap day begin on the first of March", () => {
  const found = presets({ from: "2010-01-01", to: "2012-02-29" }).find(({ name }) => name === "Last 12 months");
  expect(found?.period).toEqual({ from: "2011-03-01", to: "2012-02-29" });
});

test("years are listed newest first", () => expect(years(history).slice(0, 2)).toEqual([2015, 2014]));

test("a period is cut to the history, and outside of it is none", () => {
  expect(within({ from: "2015-01-01", to: "2015-12-31" }, history)).toEqual({ from: "2015-01-01", to: "2015-04-14" });
  expect(within({ from: "2016-01-01", to: "2016-12-31" }, history)).toBeNull();
});

test("days are added across a change of the clock", () => expect(addDays("2013-03-30", 2)).toBe("2013-04-01"));
