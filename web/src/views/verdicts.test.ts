import { describe, expect, it } from "vitest";
import type { Difference, SeasonsAnswer, YearsAnswer } from "../api/types";
import { pText, seasonsHeadline, yearsHeadline } from "./verdicts";

const by = (name: string, difference: number): Difference => ({ name, difference, low: null, high: null, p: null, holm: null, visible: null });
const names = { name: (name: string) => name, size: (difference: number) => (Math.abs(difference) * 100).toFixed(1) };
const years = (more: Partial<YearsAnswer>): YearsAnswer => ({ verdict: "yes", headline: "Yes, steadily", level: "family", by_family: [by("punk", 0.277), by("folk", 0.01), by("rock", -0.341)], carried_by: [], ...more }) as YearsAnswer;

describe("the headline of the years", () => {
  it("names what carries a yes, the largest first, whichever way it went", () => {
    expect(yearsHeadline(years({ carried_by: ["punk", "rock"] }), names)).toBe("Yes, steadily: rock fell by 34.1 points, punk rose by 27.7.");
  });
  it("names nothing that does not carry it", () => {
    expect(yearsHeadline(years({}), names)).toBe("Yes, steadily: the mix moved, but no single family stands out.");
    expect(yearsHeadline(years({ level: "genre" }), names)).toContain("no single genre");
  });
  it("says no without proving it", () => expect(yearsHeadline(years({ verdict: "no", headline: "No sign of it" }), names)).toBe("No sign of it: your years differ no more than luck would make them."));
  it("of too little data says so alone", () => {
    expect(yearsHeadline(years({ verdict: "not_enough_data", headline: "Not enough data" }), names)).toBe("Not enough data to say.");
    expect(yearsHeadline(years({ verdict: null, headline: "No plays here" }), names)).toBe("No plays here");
  });
});

describe("the headline of the seasons", () => {
  it("says of a yes which season gains", () => {
    const answer = { ...years({ headline: "Probably, a little", carried_by: ["punk"] }), compared: { season: "summer", against: "winter" } } as unknown as SeasonsAnswer;
    expect(seasonsHeadline(answer, names)).toBe("Probably, a little: punk gains 27.7 points in summer.");
  });
});

describe("p in a caption", () => {
  it.each([[0.0085, "p = 0.009"], [0.159, "p = 0.16"], [0.0004, "p < 0.001"], [null, ""]])("%s is “%s”", (p, text) => expect(pText(p)).toBe(text));
});
