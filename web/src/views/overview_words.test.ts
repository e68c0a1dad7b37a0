import { describe, expect, it } from "vitest";
import type { Overview } from "../api/types";
import { emptyFilter } from "../state/url";
import { overviewTitle } from "./overview_words";

const answer = (plays: number, artists: number, days: number): Overview => ({ totals: { plays, artists, days } }) as Overview;
const plain = (text: string): string => text.replace(/\u00a0/g, " ");

describe("the overview's headline", () => {
  it("says how long the whole history is", () => {
    expect(plain(overviewTitle(answer(104571, 2019, 3713), false, emptyFilter()))).toBe("Ten years of listening: 104,571 plays by 2,019 artists.");
    expect(plain(overviewTitle(answer(1, 1, 1), false, emptyFilter()))).toBe("One day of listening: 1 play by 1 artist.");
  });

  it("names what is asked for", () => {
    const year = { ...emptyFilter(), from: "2013-01-01", to: "2013-12-31" };
    expect(plain(overviewTitle(answer(13600, 500, 365), true, year))).toBe("2013: 13,600 plays by 500 artists.");
    expect(plain(overviewTitle(answer(900, 40, 365), true, { ...year, family: ["rock", "punk"], weekday: [6, 7] }))).toBe("Rock or punk, weekends, 2013: 900 plays by 40 artists.");
  });

  it("leaves the artists out where they are chosen", () => {
    expect(plain(overviewTitle(answer(5, 1, 9), true, { ...emptyFilter(), artist: ["1"] }))).toBe("5 plays.");
  });
});
