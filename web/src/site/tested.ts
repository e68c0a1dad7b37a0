// The tested answers that travel: those of the whole history, its years, its families, workdays and weekends, as the program gave them.
import type { ClockAnswer, GenresAnswer, SeasonsAnswer, YearsAnswer } from "../api/types";
import { dayText, type History } from "./history";
import { json } from "./load";
import type { Slice } from "./slice";

export interface Tested {
  genres: GenresAnswer;
  years: YearsAnswer;
  seasons: SeasonsAnswer;
  /** Absent where the site has no times; with the ends of each hour's share. */
  clock?: ClockAnswer;
  hours?: ([number, number] | null)[];
}

/** "", "2014", "family rock", "workdays", "weekends"; undefined for a slice of another kind. */
export function testedName(slice: Slice): string | undefined {
  const { from, to, weekdays, hours, seasons, families, genres, artists } = slice;
  if (hours.length + seasons.length + genres.length + artists.length > 0) return undefined;
  const kinds = [from !== null || to !== null, weekdays.length > 0, families.length > 0].filter(Boolean).length;
  if (kinds === 0) return "";
  if (kinds > 1) return undefined;
  if (weekdays.length > 0) return { "1,2,3,4,5": "workdays", "6,7": "weekends" }[weekdays.join()];
  if (families.length > 0) return families.length === 1 ? `family ${families[0]}` : undefined;
  const year = from === null ? "" : dayText(from).slice(0, 4);
  return from !== null && to !== null && dayText(from) === `${year}-01-01` && dayText(to) === `${year}-12-31` ? year : undefined;
}

export async function testedOf({ about }: History, slice: Slice): Promise<Tested | undefined> {
  const name = testedName(slice);
  const file = name === undefined ? undefined : about.tested[name];
  return file === undefined ? undefined : (await json<Record<string, Tested>>(file, file))[name!];
}
