import { describe, expect, it } from "vitest";
import { daysBetween, leastTap, planMonths, planYears, step, weekdayNumber } from "./calendar_cells";

describe("daysBetween", () => {
  it("holds both ends and the leap day", () => {
    expect(daysBetween("2012-02-28", "2012-03-01")).toEqual(["2012-02-28", "2012-02-29", "2012-03-01"]);
  });
  it("is empty where the end lies before the start", () => expect(daysBetween("2012-03-02", "2012-03-01")).toEqual([]));
});

describe("planYears", () => {
  const plan = planYears(daysBetween("2014-11-20", "2015-04-14"), 1200);
  it("puts the newest year on top", () => expect(plan.blocks.map((b) => b.year)).toEqual([2015, 2014]));
  it("gives a day outside the period no cell", () => {
    expect(plan.blocks[1]!.cells[0]!.day).toBe("2014-11-20");
    expect(plan.blocks[0]!.cells).toHaveLength(104);
  });
  it("keeps weeks in columns and Monday at the top", () => {
    const cell = (day: string) => plan.blocks.flatMap((b) => b.cells).find((c) => c.day === day)!;
    expect(weekdayNumber("2015-01-05")).toBe(1);
    expect(cell("2015-01-05").y).toBe(plan.blocks[0]!.y);
    expect(cell("2015-01-11").x).toBe(cell("2015-01-05").x);
    expect(cell("2015-01-12").x).toBeCloseTo(cell("2015-01-05").x + plan.size);
  });
  it("stays inside the width for every year, 54 columns too", () => {
    for (const year of [2011, 2012, 2028, 2040]) {
      const wide = planYears(daysBetween(`${year}-01-01`, `${year}-12-31`), 1200);
      expect(Math.max(...wide.blocks[0]!.cells.map((c) => c.x + wide.size))).toBeLessThanOrEqual(1200);
    }
  });
  it("of no days is empty", () => expect(planYears([], 1200).blocks).toEqual([]));
});

describe("planMonths", () => {
  const days = daysBetween("2014-01-01", "2014-12-31");
  it("keeps every cell tappable on a phone", () => {
    for (const width of [288, 328, 358, 398, 700]) expect(planMonths(days, width).size).toBeGreaterThanOrEqual(leastTap);
  });
  it("has a cell for every day, none on top of another", () => {
    const cells = planMonths(days, 358).blocks.flatMap((b) => b.cells);
    expect(cells).toHaveLength(365);
    expect(new Set(cells.map((c) => `${c.x.toFixed(1)},${c.y.toFixed(1)}`)).size).toBe(365);
  });
  it("begins a broken month at its own weekday", () => {
    const plan = planMonths(daysBetween("2005-02-13", "2005-03-01"), 358);
    expect(plan.blocks[0]!.cells[0]).toMatchObject({ day: "2005-02-13", x: plan.size * 6 });
  });
  it("ends within its height", () => {
    const plan = planMonths(days, 358);
    expect(Math.max(...plan.blocks.flatMap((b) => b.cells.map((c) => c.y + plan.size)))).toBeLessThanOrEqual(plan.height);
  });
});

describe("step", () => {
  const ends = [26, 50, 78, 109, 164, 496];
  it("is 0 for silence alone", () => expect([0, 0.2, 1].map((p) => step(p, ends))).toEqual([0, 1, 1]));
  it("holds the upper end itself", () => expect([26, 27, 496].map((p) => step(p, ends))).toEqual([1, 2, 6]));
  it("gives the fullest days the last step though two classes end alike", () => expect([19, 96, 140].map((p) => step(p, [19, 36, 57, 96, 140, 140]))).toEqual([1, 4, 6]));
  it("takes what lies above all as the last", () => expect(step(9999, ends)).toBe(6));
});
