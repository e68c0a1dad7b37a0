// The clock view in words: its headline, the numbers under it, parts of the day.
import type { Clock, ClockAnswer } from "../api/types";
import { capital, hours, number, percent, weekdayName } from "../format/words";
import { clockTime, giveOrTake } from "./answer_words";

export function clockTitle(answer: ClockAnswer): string {
  const half = answer.busiest_half;
  if (!half) return `${capital(answer.headline)}.`;
  return `Half of your plays fall between ${clockTime(half.from_hour)} and ${clockTime(half.to_hour)}.`;
}

/** The answer's sentence; what the headline has said already is put as how sure it is. */
export function clockLead(answer: ClockAnswer): string {
  const half = answer.busiest_half;
  const sentences = answer.sentence.split(/(?<=\.)\s+(?=\p{Lu})/u);
  if (!half || !sentences[0]?.startsWith("Half of your plays")) return answer.sentence;
  const give = giveOrTake(half);
  const sure = give === null ? [] : [`Each end give or take ${number(give, 1)} hours.`];
  return [...sure, ...sentences.slice(1)].join(" ");
}

/** "45 % fewer than on weekdays" */
export function weekendWords({ workdays_a_day: workday, weekends_a_day: weekend }: Clock): string {
  if (workday === 0) return "no plays from Monday to Friday";
  const ratio = weekend / workday - 1;
  const against = `${number(workday, 1)} on a weekday`;
  return Math.abs(ratio) < 0.05 ? `about as many as the ${against}` : `${percent(Math.abs(ratio))} ${ratio < 0 ? "fewer" : "more"} than the ${against}`;
}

export function fullestHour({ hours: all }: Clock): { hour: number; text: string; share: number } | null {
  const most = all.reduce<Clock["hours"][number] | null>((top, hour) => (top && top.plays >= hour.plays ? top : hour), null);
  return most && most.plays > 0 ? { hour: most.hour, text: hours(most.hour), share: most.share } : null;
}

export function fullestDay({ weekdays }: Clock): { weekday: number; text: string; share: number } | null {
  const most = weekdays.reduce<Clock["weekdays"][number] | null>((top, day) => (top && top.plays >= day.plays ? top : day), null);
  return most && most.plays > 0 ? { weekday: most.weekday, text: weekdayName(most.weekday), share: most.share } : null;
}

/** Hours of [from, to), past midnight too. */
export const hoursOf = (from: number, to: number): number[] => Array.from({ length: (((to - from - 1) % 24) + 24) % 24 + 1 }, (_, i) => (from + i) % 24);
