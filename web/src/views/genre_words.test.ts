import { describe, expect, it } from "vitest";
import type { GenresAnswer } from "../api/types";
import { genresTitle } from "./genre_words";

const row = (name: string, share: number) => ({ name, plays: share * 100, share, low: null, high: null });
const answer = { level: "family", headline: "Rock", families: [row("rock", 0.3), row("r&b & soul", 0.18), row("unknown", 0.1)], genres: [] } as unknown as GenresAnswer;
const plain = (text: string): string => text.replace(/\u00a0/g, " ");

describe("the headline of genres", () => {
  it("names the first and what it is ahead of", () => expect(plain(genresTitle(answer, false))).toMatch(/^Rock: 30 % of your plays, ahead of .* with 18 %\.$/));
  it("says where two are too close", () => expect(plain(genresTitle({ ...answer, headline: "Rock or soul" }, true))).toBe("Rock or soul: 30 % and 18 % of these plays, too close to call."));
  it("says that nothing is known", () => expect(genresTitle({ ...answer, families: [row("unknown", 1)] }, false)).toBe("No genre is known of these plays."));
});
