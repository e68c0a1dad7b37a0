import { expect, test } from "vitest";
import type { PlayList } from "../api/types";
import { inSight, linesOf, offsetsOf } from "./play_lines";

const play = (local_time: string | null): PlayList["rows"][number] => ({ uts: 1, local_time, artist: "a", artist_id: "1", album: "", album_id: null, track: "t", track_id: "2", weight: 1, lastfm_url: "https://www.last.fm/music/a" });
const rows = [play("2015-04-14 22:45:11"), play("2015-04-14 00:00:01"), play("2015-04-13 23:59:59"), play(null)];

test("each day has one heading, and a play without a time one of its own", () => {
  expect(linesOf(rows).map((line) => (line.kind === "day" ? line.day : line.index))).toEqual(["2015-04-14", 0, 1, "2015-04-13", 2, null, 3]);
});

test("a heading knows how many plays are under it", () => {
  expect(linesOf(rows).flatMap((line) => (line.kind === "day" ? [line.plays] : []))).toEqual([2, 1, 1]);
});

test("lines lie below each other without gaps", () => {
  expect(offsetsOf(linesOf(rows), { day: 50, play: 30 })).toEqual([0, 50, 80, 110, 160, 190, 240, 270]);
});

test("what is in sight is found at the top, in the middle and at the end", () => {
  const offsets = offsetsOf(linesOf(Array.from({ length: 1000 }, () => play("2015-04-14 10:00:00"))), { day: 50, play: 30 });
  expect(inSight(offsets, 0, 300, 0)).toEqual([0, 10]);
  const [first, last] = inSight(offsets, 15_000, 300, 60);
  expect(offsets[first]).toBeLessThanOrEqual(14_940);
  expect(offsets[last]).toBeGreaterThanOrEqual(15_360);
  expect(inSight(offsets, 99_999, 300, 0)[1]).toBe(1001);
  expect(inSight([0], 0, 300, 100)).toEqual([0, 0]);
});
