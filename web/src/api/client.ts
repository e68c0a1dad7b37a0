// One way to the server: GET and POST of /api/v1, errors as one kind.
import { signal } from "@preact/signals";
import type { Problem } from "./types";

export const root = "/api/v1";
const gone = "Is tonearm serve still running?";

/** status 0: the server did not answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly what: string,
    readonly remedy: string,
  ) {
    super(remedy ? `${what} ${remedy}` : what);
    this.name = "ApiError";
  }
}

/** Did the last request reach the server? Watched by state/connection. */
export const reached = signal(true);

export type Params = Record<string, string | readonly string[] | undefined> | URLSearchParams;

/** "/api/v1/plays.csv?hour=3": an address of the API, for links too. */
export function address(path: string, params: Params = {}): string {
  const query = params instanceof URLSearchParams ? params : queryOf(params);
  const text = query.toString();
  return `${root}${path}${text ? `?${text}` : ""}`;
}

function queryOf(params: Record<string, string | readonly string[] | undefined>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    for (const one of value === undefined ? [] : [value].flat()) query.append(key, one as string);
  }
  return query;
}

/** Answers without a server: a page that carries its data sets it before it is drawn (src/site/main.tsx). */
type Source = (path: string, query: URLSearchParams) => Promise<unknown>;
let source: Source | undefined;
export const answerFrom = (own: Source): void => void (source = own);

/** Throws ApiError; an aborted request throws the browser's own AbortError. */
export const get = <T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> =>
  source
    ? (source(path, params instanceof URLSearchParams ? params : queryOf(params)) as Promise<T>)
    : ask<T>(address(path, params), { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) });

/** Throws ApiError. */
export const post = <T>(path: string, body: unknown = {}): Promise<T> =>
  ask<T>(address(path), { method: "POST", headers: { "content-type": "application/json", accept: "application/json" }, body: JSON.stringify(body) });

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...init });
  } catch (error) {
    if (isAbort(error)) throw error;
    reached.value = false;
    throw new ApiError(0, "Tonearm does not answer.", gone);
  }
  const away = response.status === 502;
  reached.value = !away;
  if (away) throw new ApiError(0, "Tonearm does not answer.", gone);
  const body: unknown = await response.json().catch((error: unknown) => {
    if (isAbort(error)) throw error;
    return null;
  });
  if (response.ok && body !== null) return body as T;
  throw problemOf(response.status, body);
}

export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

function problemOf(status: number, body: unknown): ApiError {
  const said = (body as Partial<Problem> | null)?.error;
  return new ApiError(status, sentence(said?.what ?? `the server answered with status ${status}, without a word`), sentence(said?.remedy ?? ""));
}

/** As a command line says it, to as a page does. */
const sentence = (text: string): string => text && `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
