import { expect, test } from "vitest";
import { emptyFilter } from "../state/url";
import { askedOf, queryOf } from "./plays_asked";

const page = { ...emptyFilter(), from: "2009-01-01", to: "2009-12-31", family: ["rock"], weekday: [6, 7] };

test("the mark's filter lies over that of the page", () => {
  const { query } = queryOf({ title: "Saturday", filter: { weekday: [6], genre: ["dub"] } }, page);
  expect(query.toString()).toBe("from=2009-01-01&to=2009-12-31&weekday=6&family=rock&genre=dub");
});

test("a mark may lift a filter of the page", () => {
  expect(queryOf({ title: "x", filter: { from: undefined, to: undefined, family: [], weekday: [] } }, page).query.toString()).toBe("");
});

test("album and track go into the question, not into the filter", () => {
  const { query, whole } = queryOf({ title: "x", filter: { album: "-5", track: "7" } }, emptyFilter());
  expect(query.toString()).toBe("album=-5&track=7");
  expect(whole).toEqual(emptyFilter());
});

test("a list that a mark leaves open is that of the page", () => {
  expect(queryOf({ title: "x", filter: { weekday: undefined } as never }, page).whole.weekday).toEqual([6, 7]);
});

test("what the history holds of other pages opens nothing", () => {
  for (const kept of [undefined, null, 3, "x", {}, { title: 3, filter: {} }, { title: "x", filter: null }]) expect(askedOf(kept)).toBeNull();
  expect(askedOf({ title: "x", filter: {} })?.title).toBe("x");
});
