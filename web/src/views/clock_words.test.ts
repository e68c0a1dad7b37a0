import { describe, expect, it } from "vitest";
import type { Clock, ClockAnswer } from "../api/types";
import { clockLead, fullestHour, hoursOf, weekendWords } from "./clock_words";

describe("the clock in words", () => {
  it("compares a weekend's day with a weekday", () => {
    const words = (workdays_a_day: number, weekends_a_day: number): string => weekendWords({ workdays_a_day, weekends_a_day } as Clock);
    expect(words(32.3, 17.9)).toBe("45\u00a0% fewer than the 32.3 on a weekday");
    expect(words(10, 10.2)).toBe("about as many as the 10.0 on a weekday");
    expect(words(0, 3)).toBe("no plays from Monday to Friday");
  });

  it("does not say twice what the headline says", () => {
    const answer = { sentence: "Half of your plays fall between 10:15 and 17:26 (each give or take 2.0 h). Monday is the fullest day.", busiest_half: { from_half_width: 1.85, to_half_width: 1.97 } } as ClockAnswer;
    expect(clockLead(answer)).toBe("Each end give or take 2.0 hours. Monday is the fullest day.");
    expect(clockLead({ ...answer, busiest_half: null })).toBe(answer.sentence);
  });

  it("finds no fullest hour where nothing was played", () => {
    const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, plays: 0, share: 0 }));
    expect(fullestHour({ hours } as unknown as Clock)).toBeNull();
  });

  it("counts the hours of a part of the day past midnight", () => {
    expect(hoursOf(21, 3)).toEqual([21, 22, 23, 0, 1, 2]);
    expect(hoursOf(21, 24)).toEqual([21, 22, 23]);
    expect(hoursOf(0, 24)).toHaveLength(24);
  });
});
