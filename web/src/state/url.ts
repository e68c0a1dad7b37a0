// A filter as the query of an address, and back. Pure: the same names and rules as the server's parameters.
import type { Day, Id, Season } from "../api/types";

export interface Filter {
  user?: string;
  /** Days, both included. */
  from?: Day;
  to?: Day;
  /** 1 is Monday. */
  weekday: number[];
  hour: number[];
  season: Season[];
  family: string[];
  genre: string[];
  artist: Id[];
}

export const lists = ["weekday", "hour", "season", "family", "genre", "artist"] as const;
export type ListKey = (typeof lists)[number];
export type FilterKey = keyof Filter;

export const seasons: readonly Season[] = ["winter", "spring", "summer", "autumn"];

export const emptyFilter = (): Filter => ({ weekday: [], hour: [], season: [], family: [], genre: [], artist: [] });

/** A day that exists: "2015-02-30" does not. */
export function isDay(text: string | null): text is Day {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

const unique = <T>(values: T[]): T[] => [...new Set(values)];
const wholeFrom = (texts: string[], low: number, high: number): number[] =>
  unique(texts.filter((text) => /^\d{1,2}$/.test(text)).map(Number).filter((value) => value >= low && value <= high)).sort((x, y) => x - y);

/** What is not a filter, or not a possible value of one, is passed over. */
export function readFilter(query: URLSearchParams): Filter {
  const filter: Filter = {
    weekday: wholeFrom(query.getAll("weekday"), 1, 7),
    hour: wholeFrom(query.getAll("hour"), 0, 23),
    season: seasons.filter((season) => query.getAll("season").includes(season)),
    family: unique(query.getAll("family").filter(Boolean)),
    genre: unique(query.getAll("genre").filter(Boolean)),
    artist: unique(query.getAll("artist").filter((id) => /^-?\d+$/.test(id))),
  };
  const [user, from, to] = [query.get("user"), query.get("from"), query.get("to")];
  if (user) filter.user = user;
  if (isDay(from)) filter.from = from;
  if (isDay(to)) filter.to = to;
  return filter;
}

/** In a fixed order, so that one filter has one address. */
export function writeFilter(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of ["user", "from", "to"] as const) {
    const value = filter[key];
    if (value) query.append(key, value);
  }
  for (const key of lists) for (const value of filter[key]) query.append(key, String(value));
  return query;
}

/** The patch laid over the filter; a key that the patch names as undefined is taken away. */
export function patched(filter: Filter, patch: Partial<Filter>): Filter {
  const next = { ...filter, ...patch };
  for (const key of ["user", "from", "to"] as const) if (!next[key]) delete next[key];
  return next;
}

/** Is anything asked for, beside whose history it is? */
export const isFiltered = (filter: Filter): boolean => Boolean(filter.from || filter.to) || lists.some((key) => filter[key].length > 0);

export const subjects = ["artist", "album", "track"] as const;
export type SubjectKind = (typeof subjects)[number];
export const views = ["overview", "genres", "clock", "years", "seasons", "calendar", "explore", "plays", "status"] as const;
export type View = (typeof views)[number];

export type Place = { view: View } | { view: "subject"; kind: SubjectKind; id: Id } | { view: "nowhere" };

/** "/" is the overview, "/clock" a view, "/artist/123" a subject. */
export function readPlace(path: string): Place {
  const [first = "", second = "", ...more] = path.replace(/^\/+|\/+$/g, "").split("/");
  if (first === "") return { view: "overview" };
  const kind = subjects.find((name) => name === first);
  if (kind && /^-?\d+$/.test(second) && more.length === 0) return { view: "subject", kind, id: second };
  const view = views.find((name) => name === first);
  return view && view !== "overview" && second === "" ? { view } : { view: "nowhere" };
}

/** A view's name ("clock") or a path of its own ("/artist/123"). */
export const pathOf = (view: string): string => (view.startsWith("/") ? view : view === "overview" ? "/" : `/${view}`);
