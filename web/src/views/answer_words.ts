// The four answers in a line and a number: what a small drawing under each needs.
import type { Answer, ClockAnswer, GenresAnswer, ShareRow } from "../api/types";
import { hour } from "../format/words";

/** "10:15" for 10.25. */
export function clockTime(at: number): string {
  const minutes = ((Math.round(at * 60) % 1440) + 1440) % 1440;
  return minutes % 60 === 0 ? hour(minutes / 60) : `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** What is ranked: families, or genres where one family is chosen; without the unknown. */
export const rankedRows = (answer: GenresAnswer): ShareRow[] => (answer.level === "genre" ? answer.genres : answer.families).filter(({ name }) => name !== "unknown");

/** Hours that lie wholly or half in the busiest half of the day. */
export function halfHours({ busiest_half }: ClockAnswer): number[] {
  if (!busiest_half) return [];
  const from = busiest_half.from_hour;
  return Array.from({ length: 24 }, (_, at) => at).filter((at) => (((at + 0.5 - from) % 24) + 24) % 24 < busiest_half.hours);
}

/** How far the less sure end of the busiest half may be off, in hours. */
export const giveOrTake = ({ from_half_width: from, to_half_width: to }: NonNullable<ClockAnswer["busiest_half"]>): number | null => (from === null || to === null ? null : Math.max(from, to));

/** The end of a scale for an amount: the next of few round numbers. */
export const scaleEnd = (largest: number): number => [0.05, 0.1, 0.2, 0.3, 0.5, 0.75].find((end) => largest <= end * 0.96) ?? 1;

export const isEnough = (answer: Answer): boolean => answer.verdict !== "not_enough_data" && answer.effect?.size != null;
