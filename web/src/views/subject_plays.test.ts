import { describe, expect, it } from "vitest";
import { everyMonth, historyPlays, inPeriod, monthDays, subjectPlays } from "./subject_plays";

describe("the plays of a subject", () => {
  it("are of itself only, whatever artists are chosen", () => {
    expect(subjectPlays({ kind: "artist", id: "7" })).toEqual({ artist: ["7"] });
    expect(subjectPlays({ kind: "album", id: "8" })).toEqual({ artist: [], album: "8" });
    expect(subjectPlays({ kind: "track", id: "9" })).toEqual({ artist: [], track: "9" });
  });

  it("of a month are of all hours and genres", () => {
    expect(historyPlays({ kind: "artist", id: "7" }, "2007-06-01", "2007-06-30")).toMatchObject({ hour: [], genre: [], artist: ["7"], from: "2007-06-01" });
  });
});

it("a month ends on its last day", () => {
  expect(monthDays("2008-02")).toEqual(["2008-02-01", "2008-02-29"]);
  expect(monthDays("2007-12")).toEqual(["2007-12-01", "2007-12-31"]);
});

it("a month lies in a period that it touches", () => {
  expect(["2012-12", "2013-01", "2013-03", "2013-04"].map((month) => inPeriod(month, { from: "2013-01-15", to: "2013-03-02" }))).toEqual([false, true, true, false]);
  expect(inPeriod("2001-01", {})).toBe(true);
});

it("months without plays are there too, from the first day of the history to the last", () => {
  const months = everyMonth([{ month: "2012-05", plays: 3 }], "2012-03-09", "2013-01-02");
  expect(months.map(({ month }) => month)).toEqual(["2012-03", "2012-04", "2012-05", "2012-06", "2012-07", "2012-08", "2012-09", "2012-10", "2012-11", "2012-12", "2013-01"]);
  expect(months.reduce((sum, { plays }) => sum + plays, 0)).toBe(3);
  expect(everyMonth([], null, null)).toEqual([]);
});
