import { expect, test } from "vitest";
import type { Status, SyncState } from "../api/types";
import { coverageWords, lasted, runRemedy, verdict } from "./status_words";

const now = Date.parse("2015-04-15T06:10:00Z");
const sync: SyncState = { running: false, can_start: true, reason: "", stage: "", line: "", done: null, total: null, started_at: null, next_at: "2015-04-16T06:10:00Z", last_outcome: "", last_message: "" };
const status = (patch: Partial<Status>): Parameters<typeof verdict>[0] => ({ scrobbles: 104571, said: { total: 104571, from: null, to: null, differs: false }, gaps: [], observed_at: "2015-04-15T04:10:00Z", covered: [], runs: [], ...patch });
const gap = { from: "2010-01-01T00:00:00Z", to: "2010-02-01T00:00:00Z", reason: "page 3 did not answer" };

test("when last.fm and the copy agree the answer is yes, with the number", () => {
  const said = verdict(status({}), sync, now);
  expect(said.title).toBe("Yes. Last.fm says 104,571\u00a0plays and so do we.");
  expect(said.lead).toContain("2 hours ago");
  expect(said.lead).toContain("tomorrow");
  expect(said.remedy).toBe("");
});

test("plays that are missing are counted, with a way to get them", () => {
  const said = verdict(status({ scrobbles: 104560, said: { total: 104571, from: null, to: null, differs: true } }), sync, now);
  expect(said.title).toBe("No. Last.fm says 104,571\u00a0plays; 11 of them are not here.");
  expect(said.remedy).toContain("sync --full");
});

test("more plays than last.fm has are not called missing", () => {
  expect(verdict(status({ said: { total: 104570, from: null, to: null, differs: true } }), sync, now).title).toContain("here are 1 more");
});

test("a gap is never a plain yes", () => {
  expect(verdict(status({ gaps: [gap] }), sync, now).title).toMatch(/^Almost/);
  expect(verdict(status({ gaps: [gap], said: null }), sync, now).title).toMatch(/^Not all/);
});

test("a number that is right within what cannot be known says both numbers", () => {
  const said = verdict(status({ scrobbles: 104575 }), sync, now);
  expect(said.title).toContain("here are 104,575");
  expect(said.lead).toContain("without a known time");
});

test("of a part of the history nothing is said of the whole", () => {
  expect(verdict(status({ said: { total: 500, from: "2014-01-01T00:00:00Z", to: null, differs: false } }), sync, now).title).toMatch(/^Yes, for what was asked: 500/);
});

test("an empty copy says what a sync does", () => {
  const said = verdict(status({ scrobbles: 0, said: null, observed_at: null }), { ...sync, next_at: null }, now);
  expect(said.title).toBe("Nothing is here yet.");
  expect(said.remedy).toContain("sync");
});

test("each bad end has a way on, a good one needs none", () => {
  for (const outcome of ["failed", "gaps", "interrupted"] as const) expect(runRemedy(outcome)).not.toBe("");
  expect(runRemedy("complete")).toBe("");
});

test("how long it took", () => {
  expect(lasted("2015-04-15T06:00:00Z", "2015-04-15T06:01:20Z")).toBe("1 min 20 s");
  expect(lasted("2015-04-15T06:00:00Z", "2015-04-15T08:05:20Z")).toBe("2 h 5 min");
  expect(lasted("never", "2015-04-15T08:05:20Z")).toBe("");
});

test("the strip of coverage in one sentence", () => {
  expect(coverageWords([{ from: "1970-01-01T00:00:00Z", to: null }], [])).toBe("Covered: the beginning to now. No gaps.");
  expect(coverageWords([], [])).toBe("Nothing is covered yet.");
});
