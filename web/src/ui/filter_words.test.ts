import { expect, it } from "vitest";
import { emptyFilter } from "../state/url";
import { filterWords } from "./filter_words";

it("says nothing of a filter that asks nothing, nor of the listener", () => {
  expect(filterWords({ ...emptyFilter(), user: "anna" })).toEqual([]);
});

it("names each part and the keys that lift it", () => {
  const parts = filterWords({ ...emptyFilter(), from: "2008-01-01", to: "2008-12-31", weekday: [6, 7], hour: [22, 23], season: ["winter"], family: ["rock"], genre: ["post-punk"], artist: ["1", "2"] });
  expect(parts.map(({ text }) => text)).toEqual(["2008", "Saturday or Sunday", "22:00 to 00:00", "Winter", "Rock or Post-punk", "2 artists"]);
  expect(parts.flatMap(({ keys }) => keys)).toEqual(["from", "to", "weekday", "hour", "season", "family", "genre", "artist"]);
});

it("hours that do not follow each other are listed", () => {
  expect(filterWords({ ...emptyFilter(), hour: [0, 23] })[0]?.text).toBe("00:00 or 23:00");
});

it("artists are named where all names are known", () => {
  expect(filterWords({ ...emptyFilter(), artist: ["1"] }, () => "Sigur Rós")[0]?.text).toBe("Sigur Rós");
});
