// Which filter holds the plays of an artist, album or track. Pure.
import type { Day, Id, Subject } from "../api/types";
import type { Filter } from "../state/url";

type Asked = Partial<Filter> & { album?: Id; track?: Id };

/** Under the filter as it is; of artists only the subject's own. */
export function subjectPlays({ kind, id }: Pick<Subject, "kind" | "id">): Asked {
  if (kind === "artist") return { artist: [id] };
  return kind === "album" ? { artist: [], album: id } : { artist: [], track: id };
}

/** Of all times, hours and genres, in the given days: as the history by month and the rank by year count. */
export const historyPlays = (subject: Pick<Subject, "kind" | "id">, from: Day, to: Day): Asked => ({
  weekday: [], hour: [], season: [], family: [], genre: [], ...subjectPlays(subject), from, to,
});

/** First and last day of "2007-06". */
export function monthDays(month: string): [Day, Day] {
  const [year, at] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return [`${month}-01`, new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10)];
}

/** Whether a month has days in the period of the filter. */
export const inPeriod = (month: string, { from, to }: Pick<Filter, "from" | "to">): boolean => (!from || month >= from.slice(0, 7)) && (!to || month <= to.slice(0, 7));

/** Every month of the history, so that all subjects share one axis; those that the answer leaves out had no plays. */
export function everyMonth(months: Subject["months"], first: Day | null, last: Day | null): Subject["months"] {
  const known = new Map(months.map(({ month, plays }) => [month, plays]));
  const ends = [...known.keys(), ...(first ? [first.slice(0, 7)] : []), ...(last ? [last.slice(0, 7)] : [])].sort();
  const found: Subject["months"] = [];
  for (let month = ends[0]; month !== undefined && month <= ends.at(-1)!; month = after(month)) found.push({ month, plays: known.get(month) ?? 0 });
  return found;
}

function after(month: string): string {
  const [year, at] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, "0")}`;
}
