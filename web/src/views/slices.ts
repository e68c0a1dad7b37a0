// The two slices that Explore compares: in the URL as a.* and b.*, in words, and as presets. Pure.
import type { Day, Id, Meta, Season } from "../api/types";

export interface Slice {
  from?: Day;
  to?: Day;
  weekday: number[];
  hour: number[];
  season: Season[];
  family: string[];
  genre: string[];
  artist: Id[];
}
export type Side = "a" | "b";
export type Slices = Record<Side, Slice>;

export const anySlice = (): Slice => ({ weekday: [], hour: [], season: [], family: [], genre: [], artist: [] });
export const slice = (part: Partial<Slice>): Slice => ({ ...anySlice(), ...part });

const seasons: readonly string[] = ["winter", "spring", "summer", "autumn"];
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const wholeNumbers = (texts: string[], least: number, most: number): number[] => {
  const numbers = texts.filter((text) => /^\d{1,2}$/.test(text)).map(Number);
  return [...new Set(numbers)].filter((n) => n >= least && n <= most).sort((x, y) => x - y);
};

/** What a reader typed into the URL is taken where it makes sense, else left out. */
export function readSlice(query: URLSearchParams, side: Side): Slice {
  const all = (key: string): string[] => query.getAll(`${side}.${key}`).filter((value) => value !== "");
  const read: Slice = {
    weekday: wholeNumbers(all("weekday"), 1, 7),
    hour: wholeNumbers(all("hour"), 0, 23),
    season: all("season").filter((value): value is Season => seasons.includes(value)),
    family: all("family"),
    genre: all("genre"),
    artist: all("artist").filter((value) => /^-?\d{1,20}$/.test(value)),
  };
  const from = all("from").filter(isDay).at(-1);
  const to = all("to").filter(isDay).at(-1);
  return { ...read, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** "a.weekday": ["6", "7"], …: for the server and for the URL. */
export function sliceQuery(side: Side, of: Slice): Record<string, string[]> {
  const parts: [string, (string | number)[]][] = [
    ["from", of.from ? [of.from] : []],
    ["to", of.to ? [of.to] : []],
    ["weekday", of.weekday],
    ["hour", of.hour],
    ["season", of.season],
    ["family", of.family],
    ["genre", of.genre],
    ["artist", of.artist],
  ];
  return Object.fromEntries(parts.filter(([, values]) => values.length > 0).map(([key, values]) => [`${side}.${key}`, values.map(String)]));
}

export const isEverything = (of: Slice): boolean => Object.keys(sliceQuery("a", of)).length === 0;
export const sameSlice = (x: Slice, y: Slice): boolean => JSON.stringify(sliceQuery("a", x)) === JSON.stringify(sliceQuery("a", y));

export interface Preset {
  name: string;
  a: Slice;
  b: Slice;
}

/** Pairs worth a look in this history. */
export function presets(meta: Pick<Meta, "first_day" | "last_day" | "seasons">): Preset[] {
  const pairs: Preset[] = [
    { name: "Weekdays / weekends", a: slice({ weekday: [1, 2, 3, 4, 5] }), b: slice({ weekday: [6, 7] }) },
    { name: "Winter / summer", a: slice({ season: ["winter"] }), b: slice({ season: ["summer"] }) },
    { name: "Morning / late evening", a: slice({ hour: [6, 7, 8, 9, 10, 11] }), b: slice({ hour: [0, 1, 21, 22, 23] }) },
  ];
  return [...periodPresets(meta), ...pairs];
}

function periodPresets({ first_day, last_day }: Pick<Meta, "first_day" | "last_day">): Preset[] {
  if (!first_day || !last_day) return [];
  const first = Number(first_day.slice(0, 4));
  const last = Number(last_day.slice(0, 4));
  const found: Preset[] = [];
  if (last > first) {
    const middle = Math.ceil((first + last) / 2);
    found.push({
      name: `Before ${middle} / since`,
      a: slice({ to: `${middle - 1}-12-31` }),
      b: slice({ from: `${middle}-01-01` }),
    });
  }
  // the last whole year against the one before it
  const whole = last_day.endsWith("-12-31") ? last : last - 1;
  if (whole - 1 >= first && !(whole - 1 === first && !first_day.endsWith("-01-01"))) {
    found.push({ name: `${whole - 1} / ${whole}`, a: wholeYear(whole - 1), b: wholeYear(whole) });
  }
  return found;
}

export const wholeYear = (year: number): Slice => slice({ from: `${year}-01-01`, to: `${year}-12-31` });

/** How the parts of a slice are called: given by the page, so that this file knows no locale. */
export interface SliceWords {
  day(day: Day): string;
  weekday(weekday: number): string;
  hour(hour: number): string;
  capital(name: string): string;
  artist(id: Id): string;
  first_day: Day | null;
  last_day: Day | null;
}

/** "2005 to 2009, Saturday and Sunday, rock"; "All plays" where nothing is chosen. */
export function sliceName(of: Slice, words: SliceWords): string {
  const parts = [
    periodName(of, words),
    weekdayName(of.weekday, words),
    hourName(of.hour, words),
    andList(of.season.map(words.capital)),
    andList([...of.family, ...of.genre].map(words.capital)),
    andList(of.artist.map(words.artist)),
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.map((part, i) => (i === 0 ? part : soften(part, of, words))).join(", ") : "All plays";
}

/** After a comma seasons and genres are written small; names keep their capitals. */
function soften(part: string, of: Slice, words: SliceWords): string {
  const lists = [of.season.map(words.capital), [...of.family, ...of.genre].map(words.capital)];
  return lists.some((list) => list.length > 0 && andList(list) === part) ? part.toLowerCase() : part;
}

export function andList(names: string[]): string {
  if (names.length > 4) return `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

export function periodName({ from, to }: Pick<Slice, "from" | "to">, words: SliceWords): string {
  if (!from && !to) return "";
  const beginsYear = !from || from.endsWith("-01-01") || from <= (words.first_day ?? "");
  const endsYear = !to || to.endsWith("-12-31") || to >= (words.last_day ?? "9999");
  const start = from ?? words.first_day;
  const end = to ?? words.last_day;
  if (beginsYear && endsYear && start && end) {
    const years = [start.slice(0, 4), end.slice(0, 4)];
    return years[0] === years[1] ? years[0]! : `${years[0]} to ${years[1]}`;
  }
  if (from && to) return from === to ? words.day(from) : `${words.day(from)} to ${words.day(to)}`;
  return from ? `Since ${words.day(from)}` : `Until ${words.day(to!)}`;
}

/** Numbers that follow each other round the circle, as [first, last]; null where they have a hole. */
export function circularRun(numbers: number[], least: number, most: number): [number, number] | null {
  const chosen = new Set(numbers);
  const length = most - least + 1;
  if (chosen.size === 0 || chosen.size === length) return null;
  const before = (n: number): number => (n === least ? most : n - 1);
  const starts = [...chosen].filter((n) => !chosen.has(before(n)));
  if (starts.length !== 1) return null;
  return [starts[0]!, least + ((starts[0]! - least + chosen.size - 1) % length)];
}

export function weekdayName(weekdays: number[], words: Pick<SliceWords, "weekday">): string {
  const run = circularRun(weekdays, 1, 7);
  if (run && weekdays.length > 2) return `${words.weekday(run[0])} to ${words.weekday(run[1])}`;
  return andList(weekdays.map(words.weekday));
}

/** [21, 22, 23, 0] is "21:00 to 01:00": the end is where the last hour ends. */
export function hourName(hours: number[], words: Pick<SliceWords, "hour">): string {
  const run = circularRun(hours, 0, 23);
  if (run) return `${words.hour(run[0])} to ${words.hour((run[1] + 1) % 24)}`;
  return andList(hours.map(words.hour));
}
