import { expect, test } from "vitest";
import { spansOf } from "./coverage_spans";

const start = Date.parse("2010-01-01T00:00:00Z");
const end = Date.parse("2020-01-01T00:00:00Z");

test("a window from the beginning without an end fills the strip", () => {
  expect(spansOf([{ from: "1970-01-01T00:00:00Z", to: null }], [], start, end, 0.01)).toEqual([{ kind: "covered", left: 0, width: 1 }]);
});

test("a short gap is wide enough to be seen, at the very end too", () => {
  const [early, late] = spansOf([], [{ from: "2015-01-01T00:00:00Z", to: "2015-01-01T01:00:00Z" }, { from: "2019-12-31T23:00:00Z", to: null }], start, end, 0.01);
  expect(early?.width).toBe(0.01);
  expect((late?.left ?? 0) + (late?.width ?? 0)).toBeLessThanOrEqual(1);
});

test("gaps lie over what is covered, and what lies outside is left out", () => {
  const spans = spansOf([{ from: "2012-01-01T00:00:00Z", to: null }, { from: "2000-01-01T00:00:00Z", to: "2001-01-01T00:00:00Z" }], [{ from: "2013-01-01T00:00:00Z", to: "2014-01-01T00:00:00Z" }], start, end, 0.01);
  expect(spans.map(({ kind }) => kind)).toEqual(["covered", "gap"]);
});
