// The genres view's headline, from the ranking and its intervals.
import type { GenresAnswer, Unknown } from "../api/types";
import { capital, percent } from "../format/words";
import { rankedRows } from "./answer_words";

/** filtered: the plays are not all of the listener's. */
export function genresTitle(answer: GenresAnswer, filtered: boolean): string {
  const whose = filtered ? "these" : "your";
  const [first, second] = rankedRows(answer);
  if (!first) return "No genre is known of these plays.";
  if (/\sor\s/.test(answer.headline)) return `${capital(answer.headline)}: ${percent(first.share)}${second ? ` and ${percent(second.share)}` : ""} of ${whose} plays, too close to call.`;
  return `${capital(first.name)}: ${percent(first.share)} of ${whose} plays${second ? `, ahead of ${second.name} with ${percent(second.share)}` : ""}.`;
}

export const reasonWords: Record<Unknown["reasons"][number]["reason"], string> = {
  "not asked yet": "were not asked for at last.fm yet",
  "no tags": "nobody has tagged at last.fm",
  "no tag is a genre": "have only tags that are no genres",
  "said by you": "you have said to have none",
};

