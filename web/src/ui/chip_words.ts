// What a chip says of its filter, in as few words as it takes. Pure.
import { capital, hour, list, noBreak, weekdayName, weekdayShort } from "../format/words";

const sorted = (values: readonly number[]): number[] => [...new Set(values)].sort((one, other) => one - other);

/** 1 is Monday. */
export function weekdayWords(weekdays: readonly number[]): string {
  const chosen = sorted(weekdays);
  if (chosen.length === 0 || chosen.length === 7) return "Any weekday";
  if (chosen.join() === "6,7") return "Weekends";
  if (chosen.join() === "1,2,3,4,5") return "Monday to Friday";
  if (chosen.length === 1) return weekdayName(chosen[0] ?? 1);
  return chosen.map(weekdayShort).join(", ");
}

/** First hour and number of hours where they follow each other, over midnight too. */
export function hourRun(hours: readonly number[]): { from: number; length: number } | null {
  const chosen = sorted(hours);
  const has = new Set(chosen);
  const starts = chosen.filter((at) => !has.has((at + 23) % 24));
  const [from] = starts;
  return starts.length === 1 && from !== undefined ? { from, length: chosen.length } : null;
}

export function hourWords(hours: readonly number[]): string {
  if (hours.length === 0 || sorted(hours).length === 24) return "Any hour";
  const run = hourRun(hours);
  return run ? `${hour(run.from)} to ${hour(run.from + run.length)}` : `${hours.length}${noBreak}hours`;
}

export const seasonWords = (seasons: readonly string[]): string => (seasons.length === 0 || seasons.length === 4 ? "Any season" : list(seasons.map(capital)));

export const genreName = (name: string): string => (name === "unknown" ? "Genre not known" : capital(name));

export function genreWords(families: readonly string[], genres: readonly string[]): string {
  const chosen = [...families, ...genres];
  if (chosen.length === 0) return "Any genre";
  return chosen.length < 3 ? chosen.map(genreName).join(" or ") : `${chosen.length}${noBreak}genres`;
}

/** names: undefined while one is not known yet. */
export function artistWords(names: readonly (string | undefined)[]): string {
  if (names.length === 0) return "Any artist";
  if (names.length > 2) return `${names.length}${noBreak}artists`;
  return names.map((name) => name ?? "…").join(" or ");
}

/** With, or without, one value. */
export const toggled = <T>(values: readonly T[], value: T): T[] => (values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);

export const sameSet = <T>(one: readonly T[], other: readonly T[]): boolean => one.length === other.length && one.every((value) => other.includes(value));
