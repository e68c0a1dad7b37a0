// One short sentence for each of the four answers, from its own numbers; the server's where a number is missing.
import type { Answer, ClockAnswer, GenresAnswer, SeasonsAnswer, YearsAnswer } from "../api/types";
import { number, percent } from "../format/words";
import { giveOrTake, isEnough, rankedRows } from "./answer_words";

/** "45 of 100" for 0.453. */
const ofHundred = (share: number): string => `${number(Math.round(share * 100))} of 100`;

/** "16 times in 100"; "fewer than 1 time in 1,000" */
export function chance(p: number): string {
  if (p < 0.001) return "fewer than 1 time in 1,000";
  if (p < 0.0095) return `${number(Math.max(1, Math.round(p * 1000)))} times in 1,000`;
  const times = Math.max(1, Math.round(p * 100));
  return `${times} ${times === 1 ? "time" : "times"} in 100`;
}

const between = ({ interval }: Answer): string => (interval ? `, ${number(Math.round(interval.low * 100))} to ${number(Math.round(interval.high * 100))} with 95${"\u00a0"}% certainty` : "");

export function genresSentence(answer: GenresAnswer): string {
  const [first, second] = rankedRows(answer);
  if (!first) return answer.sentence;
  const range = first.low !== null && first.high !== null ? ` (95${"\u00a0"}%: ${percent(first.low)} to ${percent(first.high)})` : "";
  return `${percent(first.share)} of the plays are ${first.name}${range}${second ? `; then ${second.name} with ${percent(second.share)}` : ""}.`;
}

export function clockSentence(answer: ClockAnswer): string {
  const half = answer.busiest_half;
  if (!half) return answer.sentence;
  const hours = giveOrTake(half);
  const give = hours === null ? "" : `, each end give or take ${number(hours, 1)} hours`;
  return `Half of the plays fall in these ${number(half.hours, 1)} hours${give}.`;
}

export function yearsSentence(answer: YearsAnswer): string {
  const size = answer.effect?.size;
  if (!isEnough(answer) || size == null || answer.p === null) return answer.sentence;
  return `About ${ofHundred(size)} plays moved to another ${answer.level}${between(answer)}. Luck alone does as much ${chance(answer.p)}.`;
}

export function seasonsSentence(answer: SeasonsAnswer): string {
  const size = answer.effect?.size;
  if (!isEnough(answer) || size == null || answer.p === null) return answer.sentence;
  return `About ${ofHundred(size)} plays move between ${answer.compared.against} and ${answer.compared.season}${between(answer)}. Shuffled seasons do as well ${chance(answer.p)}.`;
}
