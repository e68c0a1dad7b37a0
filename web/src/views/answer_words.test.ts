import { describe, expect, it } from "vitest";
import type { ClockAnswer, GenresAnswer } from "../api/types";
import { clockTime, halfHours, rankedRows, scaleEnd } from "./answer_words";

describe("times of day", () => {
  it("are told to the minute", () => {
    expect([10.25, 17.44094, 0, 23.999, 16].map(clockTime)).toEqual(["10:15", "17:26", "00:00", "00:00", "16:00"]);
  });

  it("belong to the busiest half past midnight too", () => {
    const half = (from_hour: number, hours: number): number[] => halfHours({ busiest_half: { from_hour, hours } } as ClockAnswer);
    expect(half(22, 4)).toEqual([0, 1, 22, 23]);
    expect(half(10.25, 7.19)).toEqual([10, 11, 12, 13, 14, 15, 16]);
    expect(halfHours({ busiest_half: null } as ClockAnswer)).toEqual([]);
  });
});

it("ranks genres where one family is chosen, never the unknown", () => {
  const row = (name: string) => ({ name, plays: 1, share: 0.5, low: null, high: null });
  const answer = { families: [row("rock"), row("unknown")], genres: [{ ...row("indie rock"), family: "rock" }] };
  expect(rankedRows({ ...answer, level: "family" } as GenresAnswer).map(({ name }) => name)).toEqual(["rock"]);
  expect(rankedRows({ ...answer, level: "genre" } as GenresAnswer).map(({ name }) => name)).toEqual(["indie rock"]);
});

it("ends a scale a little above its largest value", () => expect([0.03, 0.31, 0.49, 0.9].map(scaleEnd)).toEqual([0.05, 0.5, 0.75, 1]));
