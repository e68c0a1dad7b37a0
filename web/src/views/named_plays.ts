// Which filter holds the plays behind a mark: a family or a genre, collected small ones too; a month.
import type { Level, Meta } from "../api/types";
import { filter } from "../state/filters";

export interface NameFilter {
  family: string[];
  genre: string[];
}

/** Names that a chart shows for many small ones. */
export const isCollected = (name: string): boolean => name === "rest" || /^rarer /.test(name);

/** family and genre together mean "or": so the one that is not meant is emptied. shown: all other names of the chart. */
export function namedPlays(level: Level, name: string, shown: string[], families: Meta["families"], family: string | undefined): NameFilter {
  const chosen = isCollected(name) ? namesOf(level, families, family).filter((other) => !shown.includes(other) && other !== "unknown") : [name];
  return level === "genre" ? { family: [], genre: chosen } : { family: chosen, genre: [] };
}

const namesOf = (level: Level, families: Meta["families"], family: string | undefined): string[] =>
  level === "family" ? families.map(({ name }) => name) : (families.find(({ name }) => name === family)?.genres ?? []);

/** The one family that is chosen: then answers are of its genres. */
export const onlyFamily = (): string | undefined => (filter.value.family.length === 1 ? filter.value.family[0] : undefined);

/** All days of a month; title is what a reader calls it. */
export function monthPlays(year: number, month: number, title: string): { title: string; filter: { from: string; to: string } } {
  const day = (monthAt: number, of: number): string => new Date(Date.UTC(year, monthAt, of)).toISOString().slice(0, 10);
  return { title, filter: { from: day(month - 1, 1), to: day(month, 0) } };
}
