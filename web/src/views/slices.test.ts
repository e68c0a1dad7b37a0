import { describe, expect, it } from "vitest";
import { anySlice, circularRun, presets, readSlice, sameSlice, slice, sliceName, sliceQuery, type SliceWords } from "./slices";

const days = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const words: SliceWords = {
  day: (day) => day,
  weekday: (n) => days[n]!,
  hour: (h) => `${String(h).padStart(2, "0")}:00`,
  capital: (name) => name.charAt(0).toUpperCase() + name.slice(1),
  artist: (id) => `artist ${id}`,
  first_day: "2005-02-13",
  last_day: "2015-04-14",
};

describe("a slice in the URL", () => {
  const full = slice({
    from: "2010-01-01", to: "2010-12-31", weekday: [6, 7], hour: [0, 23], season: ["winter"],
    family: ["r&b & soul"], genre: ["indie rock"], artist: ["9223372036854775807"],
  });
  it("comes back as it went, ids too", () => {
    const query = new URLSearchParams();
    for (const [key, values] of Object.entries(sliceQuery("b", full))) values.forEach((value) => query.append(key, value));
    expect(readSlice(query, "b")).toEqual(full);
    expect(readSlice(query, "a")).toEqual(anySlice());
  });
  it("leaves out what makes no sense", () => {
    const query = new URLSearchParams("a.weekday=8&a.weekday=2&a.hour=x&a.hour=24&a.season=monsoon&a.from=2010-13-45&a.artist=1;drop");
    expect(readSlice(query, "a")).toEqual(slice({ weekday: [2] }));
  });
});

describe("sliceName", () => {
  it.each([
    [slice({}), "All plays"],
    [slice({ to: "2009-12-31" }), "2005 to 2009"],
    [slice({ from: "2010-01-01" }), "2010 to 2015"],
    [slice({ from: "2013-01-01", to: "2013-12-31" }), "2013"],
    [slice({ from: "2013-02-03" }), "Since 2013-02-03"],
    [slice({ from: "2013-02-03", to: "2013-02-03" }), "2013-02-03"],
    [slice({ weekday: [1, 2, 3, 4, 5] }), "Monday to Friday"],
    [slice({ weekday: [6, 7] }), "Saturday and Sunday"],
    [slice({ weekday: [1, 3] }), "Monday and Wednesday"],
    [slice({ hour: [0, 1, 21, 22, 23] }), "21:00 to 02:00"],
    [slice({ hour: [6] }), "06:00 to 07:00"],
    [slice({ hour: [6, 8] }), "06:00 and 08:00"],
    [slice({ season: ["winter"], family: ["rock"] }), "Winter, rock"],
    [slice({ weekday: [6], artist: ["7"] }), "Saturday, artist 7"],
    [slice({ genre: ["a", "b", "c", "d", "e"] }), "A, B, C and 2 more"],
  ])("%#: %j", (of, name) => expect(sliceName(of, words)).toBe(name));
});

describe("circularRun", () => {
  it("runs over midnight", () => expect(circularRun([0, 22, 23], 0, 23)).toEqual([22, 0]));
  it("is none with a hole, of nothing, of all", () => {
    expect(circularRun([1, 3], 1, 7)).toBeNull();
    expect(circularRun([], 1, 7)).toBeNull();
    expect(circularRun([1, 2, 3, 4, 5, 6, 7], 1, 7)).toBeNull();
  });
});

describe("presets", () => {
  const of = (first_day: string | null, last_day: string | null) => presets({ first_day, last_day, seasons: [] }).map((p) => p.name);
  it("halve the history and take the last two whole years", () => {
    expect(of("2005-02-13", "2015-04-14").slice(0, 2)).toEqual(["Before 2010 / since", "2013 / 2014"]);
  });
  it("of a year or nothing need no period", () => {
    expect(of("2015-01-01", "2015-04-14")).toHaveLength(3);
    expect(of(null, null)).toHaveLength(3);
  });
  it("never compare a slice with itself", () => {
    for (const { a, b } of presets({ first_day: "2005-02-13", last_day: "2015-12-31", seasons: [] })) expect(sameSlice(a, b)).toBe(false);
  });
});
