// Plays behind a query, page after page: the first at once, the next when the list comes to its end.
import { useEffect, useReducer, useRef } from "preact/hooks";
import { ApiError, get, isAbort } from "../api/client";
import type { PlayList } from "../api/types";
import { online } from "../state/connection";
import { generation } from "../state/meta";
import { begin } from "../state/pending";

export type Play = PlayList["rows"][number];

export interface PlayPages {
  rows: Play[];
  total?: PlayList["total"];
  error?: ApiError;
  loading: boolean;
  /** Is there an older page? */
  more: boolean;
  /** Ask for the next page, or again for the one that failed. */
  next(): void;
}

export const pageSize = 200;

interface Held {
  key: string;
  rows: Play[];
  total?: PlayList["total"];
  /** null: the end is reached; undefined: nothing was answered yet. */
  before?: string | null;
  error?: ApiError;
  loading: boolean;
}

/** Lists that were read of late: going back finds them as long as they were. */
const kept = new Map<string, Held>();
const keptMost = 6;

function keep(held: Held): void {
  kept.delete(held.key);
  kept.set(held.key, held);
  if (kept.size > keptMost) kept.delete(kept.keys().next().value!);
}

/** The page before an end, or from the newest on as many pages as hold `least` plays. */
async function read(query: string, before: string | undefined, least: number, abort: AbortSignal): Promise<PlayList> {
  const rows: Play[] = [];
  let end = before;
  for (;;) {
    const asked = new URLSearchParams(query);
    asked.set("limit", String(pageSize));
    if (end) asked.set("before", end);
    const page = await get<PlayList>("/plays", asked, abort);
    rows.push(...page.rows);
    if (page.next === null || rows.length >= least) return { total: page.total, rows, next: page.next };
    end = page.next;
  }
}

const queryOf = (key: string): string => key.slice(key.indexOf(" ") + 1);

/**
 * The query is that of the filter, with album= and track= where wanted. The last rows stay while those of a new query are on their
 * way; when new plays have come the list is read as far as it was.
 */
export function usePlayPages(query: URLSearchParams): PlayPages {
  const text = query.toString();
  const key = `${generation.value} ${text}`;
  const back = online.value;
  const held = useRef<Held>({ key: "", rows: [], loading: false });
  const least = useRef(0);
  const controller = useRef<AbortController>();
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  if (held.current.key !== key) {
    least.current = queryOf(held.current.key) === text ? held.current.rows.length : 0;
    held.current = kept.get(key) ?? { ...held.current, key, before: undefined, error: undefined, loading: true };
  }

  const show = (next: Held): void => {
    held.current = next;
    redraw();
  };

  const ask = (): void => {
    const mine = (controller.current = new AbortController());
    const before = held.current.before ?? undefined;
    show({ ...held.current, loading: true, error: undefined });
    const done = begin();
    read(text, before, before ? 0 : least.current, mine.signal)
      .then((page) => {
        if (mine.signal.aborted) return;
        show({ key, rows: before ? [...held.current.rows, ...page.rows] : page.rows, total: page.total, before: page.next, loading: false });
        keep(held.current);
      })
      .catch((error: unknown) => {
        if (mine.signal.aborted || isAbort(error)) return;
        show({ ...held.current, loading: false, error: error instanceof ApiError ? error : new ApiError(0, "The plays could not be read.", "") });
      })
      .finally(done);
  };

  useEffect(() => {
    if (generation.peek() === "") return;
    if (held.current.before === undefined) ask();
    return () => controller.current?.abort();
  }, [key]);

  useEffect(() => {
    if (back && held.current.error && !held.current.loading) ask();
  }, [back]);

  const { rows, total, error, loading, before } = held.current;
  return {
    rows,
    loading,
    ...(total ? { total } : {}),
    ...(error ? { error } : {}),
    more: Boolean(before),
    next: () => {
      if (!held.current.loading && (before || error)) ask();
    },
  };
}
