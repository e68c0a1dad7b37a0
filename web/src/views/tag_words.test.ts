import { describe, expect, it } from "vitest";
import type { Explanation } from "../api/types";
import { tagRows, tagVerdict } from "./tag_words";

type Tag = Explanation["tags"][number];
const tag = (patch: Partial<Tag>): Tag => ({ tag: "t", count: 1, source: "artist", title: "", kind: "genre", genre: "", how: "name", votes: 0, verdict: "counts", ...patch });

describe("a tag", () => {
  it("says what it was taken for", () => {
    expect(tagVerdict(tag({ genre: "indie rock" }))).toBe("indie rock");
    expect(tagVerdict(tag({ genre: "indie rock", how: "spelling" }))).toBe("indie rock (by spelling)");
    expect(tagVerdict(tag({ kind: "place", how: "list", verdict: "no genre" }))).toBe("place, no genre");
  });

  it("comes first where it counts", () => {
    expect(tagRows([tag({ tag: "seen live", count: 90, votes: 90, verdict: "no genre" }), tag({ tag: "folk", count: 20, votes: 20 })]).map(({ tag: name }) => name)).toEqual(["folk", "seen live"]);
  });
});
