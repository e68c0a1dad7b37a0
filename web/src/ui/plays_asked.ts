// Which plays a drawer holds: the mark's filter laid over that of the page. Pure.
import type { Id } from "../api/types";
import { type Filter, lists, patched, writeFilter } from "../state/url";

export interface PlaysAsked {
  title: string;
  /** Laid over the current filter. */
  filter: Partial<Filter> & { album?: Id; track?: Id };
}

/** What an earlier session left in the history is not trusted to have our shape. */
export function askedOf(kept: unknown): PlaysAsked | null {
  if (typeof kept !== "object" || kept === null || !("title" in kept) || !("filter" in kept)) return null;
  return typeof kept.title === "string" && typeof kept.filter === "object" && kept.filter !== null ? (kept as PlaysAsked) : null;
}

/** The filter of the page with the mark's laid over it, and the part that no filter of the page has. */
export function queryOf(asked: PlaysAsked, current: Filter): { query: URLSearchParams; whole: Filter } {
  const { album, track, ...patch } = asked.filter;
  for (const key of lists) if (patch[key] === undefined) delete patch[key];
  const whole = patched(current, patch);
  const query = writeFilter(whole);
  if (album) query.set("album", album);
  if (track) query.set("track", track);
  return { query, whole };
}
