import { describe, expect, it } from "vitest";
import type { Meta } from "../api/types";
import { coverageOf, silences, streaks, totalsOf, sumsOf } from "./coverage";
import { type About, dayNumber, type History, readHistory } from "./history";
import { facets, overview } from "./overview";
import { byBytes, covered, dayPlays, readSlice, spanBefore } from "./slice";
import { testedName } from "./tested";
import { trend } from "./trend";

/** Varints behind their lengths, as src/publish/site/listening.cc packs them. */
function packed(artists: [slot: number, plays: number][][]): Uint8Array {
  const varint = (value: number): number[] => (value > 127 ? [(value & 127) | 128, ...varint(value >> 7)] : [value]);
  const cells = artists.flatMap((rows) => rows.map(([slot, plays], i) => [slot - (rows[i - 1]?.[0] ?? 0), plays - 1]));
  const lengths = [artists.length, cells.length, cells.length].flatMap((length) => [length & 255, length >> 8, 0, 0]);
  return Uint8Array.from([...lengths, ...artists.flatMap((rows) => varint(rows.length)), ...cells.flatMap(([step]) => varint(step!)), ...cells.flatMap(([, less]) => varint(less!))]);
}

const hour = (day: number, at: number): number => day * 24 + at;

/** From Friday 2010-01-01 to Monday 2011-01-31; two artists, one of them half rock. */
function small(): History {
  const meta = { user: "rj", hemisphere: "north", first_day: "2010-01-01", last_day: "2011-01-31", scrobbles: 13, without_time: 2 } as Meta;
  const about: About = {
    plays: false, times: true, private_before: null, meta, gaps: [], titles: { "": [3, 5], 2010: [2, 4] }, genres: [["post-rock", "rock"], ["unknown", "unknown"], ["ambient", "ambient"]], weights: [1, 0.5], sources: ["tags"], tested: {}, months: [],
  };
  const columns = { ids: ["7", "9"], names: ["Low", "Stars of the Lid"], genres: [[0, 1, 2, 1], [2, 0]], sources: [0, 0], unknown: [-1, -1], timeless: [2, 0] };
  return readHistory(about, columns, packed([[[hour(0, 23), 3], [hour(1, 0), 200]], [[hour(0, 23), 1], [hour(395, 12), 5]]]));
}

const ask = (history: History, query = "") => readSlice(history, new URLSearchParams(query));

describe("the history that travels", () => {
  it("is unpacked as it was packed, in order of days", () => {
    const { day, hour: hours, artist, plays } = small();
    const first = dayNumber("2010-01-01");
    expect(Array.from(day, (at) => at - first)).toEqual([0, 0, 1, 395]);
    expect([hours, artist, plays].map((column) => Array.from(column))).toEqual([[23, 23, 0, 12], [0, 1, 0, 1], [3, 1, 200, 5]]);
  });

  it("weighs plays by what is asked, and leaves out artists that have nothing of it", () => {
    const history = small();
    expect(dayPlays(history, ask(history, "family=rock")).map(({ plays, scrobbles }) => [plays, scrobbles])).toEqual([[1.5, 3], [100, 200]]);
    expect(sumsOf(history, ask(history, "family=rock")).scrobbles).toBe(205);
    expect(sumsOf(history, ask(history, "family=rock&weekday=5")).scrobbles).toBe(3);
  });

  it("counts plays without a time only where nothing is asked of time", () => {
    const history = small();
    expect([coverageOf(history, ask(history)).scrobbles, coverageOf(history, ask(history, "hour=23")).scrobbles]).toEqual([211, 4]);
  });

  it("knows different albums of all and of a year, and nothing of other slices", () => {
    const history = small();
    const titles = (query: string) => {
      const slice = ask(history, query);
      const { albums, tracks } = totalsOf(history, slice, sumsOf(history, slice), covered(history, slice));
      return [albums, tracks];
    };
    expect([titles(""), titles("from=2010-01-01&to=2010-12-31"), titles("weekday=5"), titles("from=2010-02-01")]).toEqual([[3, 5], [2, 4], [null, null], [null, null]]);
  });
});

describe("periods", () => {
  const days = (query: string) => {
    const history = small();
    const span = spanBefore(history, ask(history, query));
    return span && [span.first, span.last].map((day) => day - history.first);
  };
  it("are compared with as long a time before: months with months, days with days", () => {
    expect(days("from=2010-03-01&to=2010-03-31")).toEqual([31, 58]);
    expect(days("from=2010-03-02&to=2010-03-31")).toEqual([30, 59]);
    expect(days("from=2010-01-05&to=2010-12-31")).toBe(null);
    expect(days("")).toBe(null);
  });
  it("have runs over days that are not asked for, and silences of those that are", () => {
    const history = small();
    const asked = ask(history, "weekday=5&weekday=6&weekday=1");
    const found = dayPlays(history, asked);
    expect(streaks(asked, found).map(({ days: many }) => many)).toEqual([2, 1]);
    expect(silences(asked, found)[0]?.days).toBe(168);
  });
});

describe("sums", () => {
  it("of a year and of the hours", () => {
    const history = small();
    const { years, hours, totals } = overview(history, ask(history));
    expect(years.map(({ year, plays, artists, new_artists, complete }) => [year, plays, artists, new_artists, complete])).toEqual([[2010, 204, 2, 2, true], [2011, 5, 1, 0, false]]);
    expect([hours[23]!.plays, hours[0]!.plays, totals.artists_once]).toEqual([4, 200, 0]);
  });
  it("of genres by year, what the limit leaves out as the rest", () => {
    const history = small();
    const { names, rest } = trend(history, ask(history), "year", "family", 1);
    expect([names[0]!.name, names[0]!.plays, rest.plays, rest.count]).toEqual(["ambient", [102.5, 5], [101.5, 0], 1]);
  });
  it("of artists that a text finds", () => {
    const history = small();
    expect(facets(history, ask(history), "artist", "STARS", 9).rows).toEqual([{ value: "9", name: "Stars of the Lid", plays: 6 }]);
  });
});

describe("a tested slice", () => {
  it("is the whole, a year, a family, workdays or weekends, and nothing more", () => {
    const name = (query: string) => testedName(ask(small(), query));
    expect(["", "from=2010-01-01&to=2010-12-31", "family=rock", "weekday=6&weekday=7", "weekday=1&weekday=2&weekday=3&weekday=4&weekday=5"].map(name)).toEqual(["", "2010", "family rock", "weekends", "workdays"]);
    for (const query of ["from=2010-01-01", "from=2010-01-01&to=2011-12-31", "family=rock&family=punk", "family=rock&hour=3", "weekday=1", "genre=x", "artist=7", "season=winter", "family=rock&weekday=6&weekday=7"]) expect(name(query)).toBe(undefined);
  });
});

it("orders names as bytes, not as halves of pairs", () => expect(["\u{1F3B8}", "\uFF5E", "a"].sort(byBytes)).toEqual(["a", "\uFF5E", "\u{1F3B8}"]));
