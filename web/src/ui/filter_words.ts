// A filter in words: what was asked, part by part. Pure.
import { capital, hour, list, period, weekdayName } from "../format/words";
import type { Filter, FilterKey } from "../state/url";

export interface FilterPart {
  /** "the period": after "Lift". */
  name: string;
  text: string;
  keys: FilterKey[];
}

/** artistName: of an id, where it is known. */
export function filterWords(filter: Filter, artistName: (id: string) => string | undefined = () => undefined): FilterPart[] {
  const parts: FilterPart[] = [];
  const add = (name: string, keys: FilterKey[], text: string): void => void (text && parts.push({ name, keys, text }));
  add("the period", ["from", "to"], filter.from || filter.to ? period(filter.from, filter.to) : "");
  add("the weekday", ["weekday"], list(filter.weekday.map(weekdayName), "or"));
  add("the hour", ["hour"], hoursText(filter.hour));
  add("the season", ["season"], list(filter.season.map((season) => capital(season)), "or"));
  add("the genre", ["family", "genre"], list([...filter.family, ...filter.genre].map(capital), "or"));
  add("the artist", ["artist"], artistsText(filter.artist, artistName));
  return parts;
}

function hoursText(hours: number[]): string {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return "";
  const run = last - first + 1 === hours.length;
  return run ? `${hour(first)} to ${hour(last + 1)}` : list(hours.map((at) => hour(at)), "or");
}

function artistsText(ids: string[], nameOf: (id: string) => string | undefined): string {
  const names = ids.map(nameOf).filter((name): name is string => name !== undefined);
  if (names.length === ids.length) return list(names, "or");
  return ids.length === 1 ? "one artist" : `${ids.length} artists`;
}
