import { describe, expect, it } from "vitest";
import { emptyFilter, isDay, isFiltered, patched, pathOf, readFilter, readPlace, writeFilter } from "./url";

const read = (query: string) => readFilter(new URLSearchParams(query));

describe("a filter in the address", () => {
  it("comes back as it was written", () => {
    const query = "user=a%26b&from=2008-01-01&to=2008-12-31&weekday=6&weekday=7&hour=0&hour=23&season=winter&family=r%26b+%26+soul&genre=post-punk&artist=-9007199254740993";
    expect(writeFilter(read(query)).toString()).toBe(query);
  });

  it("is empty without a query, and writes none", () => {
    expect(read("")).toEqual(emptyFilter());
    expect(writeFilter(emptyFilter()).toString()).toBe("");
  });

  it("passes over what cannot be", () => {
    expect(read("from=2015-02-30&to=later&weekday=0&weekday=8&hour=24&hour=-1&hour=1e1&season=monsoon&artist=abc&a.from=2010-01-01")).toEqual(emptyFilter());
  });

  it("keeps ids as text, beyond what a number holds", () => {
    expect(read("artist=18446744073709551615").artist).toEqual(["18446744073709551615"]);
  });

  it("has one order and no doubles", () => {
    expect(writeFilter(read("hour=5&weekday=7&weekday=1&hour=5")).toString()).toBe("weekday=1&weekday=7&hour=5");
  });

  it("loses what a patch names as undefined, and keeps the rest", () => {
    expect(patched(read("from=2008-01-01&to=2008-12-31&hour=5"), { from: undefined, hour: [] })).toEqual({ ...emptyFilter(), to: "2008-12-31" });
  });

  it("does not count the listener as a filter", () => {
    expect(isFiltered(read("user=anna"))).toBe(false);
    expect(isFiltered(read("user=anna&hour=3"))).toBe(true);
  });
});

describe("a day", () => {
  it("exists in the calendar", () => {
    expect(["2012-02-29", "2015-02-29", "2015-2-1", "", null].map(isDay)).toEqual([true, false, false, false, false]);
  });
});

describe("the place of an address", () => {
  it("is a view, a subject, or nowhere", () => {
    expect(readPlace("/")).toEqual({ view: "overview" });
    expect(readPlace("/clock/")).toEqual({ view: "clock" });
    expect(readPlace("/artist/18446744073709551615")).toEqual({ view: "subject", kind: "artist", id: "18446744073709551615" });
    for (const path of ["/artist", "/artist/x", "/artist/1/2", "/clock/1", "/subject", "/overview", "/constructor"]) expect(readPlace(path)).toEqual({ view: "nowhere" });
  });

  it("has a path", () => {
    expect([pathOf("overview"), pathOf("plays"), pathOf("/album/7")]).toEqual(["/", "/plays", "/album/7"]);
  });
});
