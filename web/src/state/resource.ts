// An answer of the server under the current filter, kept while the next one is on its way.
import { useEffect, useReducer, useRef } from "preact/hooks";
import { type ApiError, get, isAbort } from "../api/client";
import { online } from "./connection";
import { filter, filterQuery } from "./filters";
import { generation } from "./meta";
import { begin } from "./pending";

export interface Resource<T> {
  value?: T;
  error?: ApiError;
  loading: boolean;
  reload(): void;
}

type Extra = Record<string, string | readonly string[] | undefined>;

/** What was answered of late, by address and generation: going back shows it at once. */
const kept = new Map<string, unknown>();
const keptMost = 60;

function keep(key: string, value: unknown): void {
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > keptMost) kept.delete(kept.keys().next().value!);
}

/** The filter’s parameters; those of the question itself take their place where both name one ([] lifts it). */
export function questionOf(extra: Extra = {}): URLSearchParams {
  const query = filterQuery();
  for (const [key, value] of Object.entries(extra)) {
    if (value !== undefined) query.delete(key);
    for (const one of value === undefined ? [] : [value].flat()) query.append(key, one as string);
  }
  return query;
}

interface Held<T> {
  key: string;
  path: string;
  value?: T;
  error?: ApiError;
  loading: boolean;
}

/**
 * Asks again when the filter, the question or the generation of the data changes, and aborts what is out of date. While the next
 * answer is awaited the last one stays (loading: true), unless it is of another path. An empty path asks nothing.
 */
export function useAnswer<T>(path: string, extra: Extra = {}): Resource<T> {
  void filter.value;
  const query = questionOf(extra).toString();
  const key = `${generation.value} ${path}?${query}`;
  const back = online.value;
  const held = useRef<Held<T>>({ key: "", path: "", loading: true });
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const [round, ask] = useReducer<number, void>((count) => count + 1, 0);

  if (held.current.key !== key) {
    const value = kept.get(key) as T | undefined;
    const last = held.current.path === path ? held.current.value : undefined;
    held.current = { key, path, value: value ?? last, loading: value === undefined && path !== "" };
  }

  useEffect(() => {
    const { error, loading } = held.current;
    if (path === "" || generation.value === "" || !(loading || (error && back))) return;
    const controller = new AbortController();
    const done = begin();
    const show = (patch: Partial<Held<T>>): void => {
      if (controller.signal.aborted) return;
      held.current = { ...held.current, ...patch, loading: false };
      redraw();
    };
    get<T>(path, new URLSearchParams(query), controller.signal)
      .then((value) => {
        keep(key, value);
        show({ value, error: undefined });
      })
      .catch((error: unknown) => {
        if (!isAbort(error)) show({ error: error as ApiError });
      })
      .finally(done);
    return () => {
      controller.abort();
      done();
    };
  }, [key, round, back]);

  const reload = (): void => {
    held.current = { ...held.current, error: undefined, loading: true };
    ask();
  };
  return { ...held.current, reload };
}
