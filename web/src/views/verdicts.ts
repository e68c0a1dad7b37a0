// Headlines of the tested answers in words: the verdict, then what carries it.
import type { Answer, Difference, SeasonsAnswer, YearsAnswer } from "../api/types";
import { number } from "../format/words";

export interface Names {
  /** "rock" inside a sentence. */
  name(name: string): string;
  /** "27.7" without a sign. */
  size(difference: number): string;
}

export const inSentence: Names = { name: (name) => name, size: (difference) => number(Math.abs(difference) * 100, 1) };

/** "rock falls by 34.1 points, punk rises by 27.7": those that carry a yes, the largest first, two at most. */
function carriers(by: Difference[], carried: string[], rise: string, fall: string, { name, size }: Names): string {
  const found = by.filter((row) => carried.includes(row.name)).sort((x, y) => Math.abs(y.difference) - Math.abs(x.difference));
  return found
    .slice(0, 2)
    .map((row, i) => `${name(row.name)} ${row.difference > 0 ? rise : fall} ${size(row.difference)}${i === 0 ? " points" : ""}`)
    .join(", ");
}

/** Why a test's figure is empty: a site describes most filters, and tests few (verdict null). */
export const untold = ({ verdict }: Answer, tooShort: string): string => (verdict === null ? "Not tested here: tonearm serve tests under every filter." : tooShort);

const level = (answer: { level: string }): string => (answer.level === "genre" ? "genre" : "family");

const undecided = ({ verdict, headline }: Answer): string => (verdict === "not_enough_data" ? `${headline} to say.` : headline);

export function yearsHeadline(answer: YearsAnswer, names: Names): string {
  if (answer.verdict === "no") return `${answer.headline}: your years differ no more than luck would make them.`;
  if (answer.verdict !== "yes") return undecided(answer);
  const who = carriers(answer.by_family, answer.carried_by, "rose by", "fell by", names);
  return `${answer.headline}: ${who || `the mix moved, but no single ${level(answer)} stands out`}.`;
}

export function seasonsHeadline(answer: SeasonsAnswer, names: Names): string {
  if (answer.verdict === "no") return `${answer.headline}: your seasons differ no more than luck would make them.`;
  if (answer.verdict !== "yes") return undecided(answer);
  const who = carriers(answer.by_family, answer.carried_by, "gains", "loses", names);
  return `${answer.headline}: ${who ? `${who} in ${answer.compared.season}` : `the mix moves with the season, but no single ${level(answer)} stands out`}.`;
}

/** For the caption: "p = 0.0085", "p < 0.001". */
export function pText(p: number | null): string {
  if (p === null) return "";
  return p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}
