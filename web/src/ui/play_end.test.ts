import { expect, test } from "vitest";
import { totalWords } from "./play_end";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("whole plays are said once", () => {
  expect(plain(totalWords({ total: { plays: 13880, scrobbles: 13880 }, loading: false }))).toBe("13,880 plays");
  expect(plain(totalWords({ total: { plays: 1, scrobbles: 1 }, loading: false }))).toBe("1 play");
});

test("under a genre filter both the weighted and the whole number are said", () => {
  const said = plain(totalWords({ total: { plays: 3311.6, scrobbles: 7255 }, loading: false }));
  expect(said).toContain("3,312 plays");
  expect(said).toContain("7,255 plays");
});

test("before the first answer it says that it reads", () => {
  expect(totalWords({ loading: true })).toMatch(/Reading/);
  expect(totalWords({ loading: false })).toBe("");
});
