import { describe, expect, it } from "vitest";
import type { SeasonsAnswer, YearsAnswer } from "../api/types";
import { chance, seasonsSentence, yearsSentence } from "./answer_sentences";

it("tells chance in times of a hundred or a thousand", () => {
  expect([0.0004, 0.0085, 0.01, 0.159].map(chance)).toEqual(["fewer than 1 time in 1,000", "9 times in 1,000", "1 time in 100", "16 times in 100"]);
});

const answer = {
  verdict: "yes", level: "family", sentence: "As the server says.", p: 0.0085,
  effect: { name: "", unit: "share", size: 0.4531 }, interval: { low: 0.1995, high: 0.609 }, compared: { season: "summer", against: "winter" },
};

describe("the sentences of the tests", () => {
  it("give size, interval and chance", () => {
    expect(yearsSentence(answer as unknown as YearsAnswer)).toBe("About 45 of 100 plays moved to another family, 20 to 61 with 95\u00a0% certainty. Luck alone does as much 9 times in 1,000.");
    expect(seasonsSentence({ ...answer, p: 0.159 } as unknown as SeasonsAnswer)).toContain("between winter and summer");
  });

  it("leave it to the server where a number is missing", () => {
    expect(yearsSentence({ ...answer, verdict: "not_enough_data" } as unknown as YearsAnswer)).toBe("As the server says.");
    expect(yearsSentence({ ...answer, effect: null } as unknown as YearsAnswer)).toBe("As the server says.");
  });
});
