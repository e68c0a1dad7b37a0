import { expect, test } from "vitest";
import { groupsOf } from "./search_groups";

test("what is found leads to its page, by whom it is stands beside it", () => {
  const found = groupsOf({ artists: [{ id: "-1", name: "David Bowie", plays: 812 }], albums: [], tracks: [{ id: "4", name: "Heroes", plays: 9, artist: "David Bowie" }] });
  expect(found.map(({ name }) => name)).toEqual(["Artists", "Tracks"]);
  expect(found.flatMap(({ hits }) => hits.map(({ path, by }) => [path, by]))).toEqual([["/artist/-1", ""], ["/track/4", "David Bowie"]]);
});

test("nothing found has no heading", () => expect(groupsOf({ artists: [], albums: [], tracks: [] })).toEqual([]));
