// What a view shows of an answer: shapes while it is awaited, the answer, what to do when there is none.
import { type ComponentChildren, createContext, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ApiError } from "../api/client";
import { clearFilter, filter, type FilterKey, isFiltered, link } from "../state/filters";
import { begin } from "../state/pending";
import type { Resource } from "../state/resource";
import { filterWords } from "./filter_words";

/** Is the answer around this out of date? Figures then wait with drawing. */
export const Stale = createContext(false);

interface AnsweredProps<T> {
  resource: Resource<T>;
  height?: number;
  /** Is there nothing in it? Then the filter to blame is named. */
  empty?: (value: T) => boolean;
  children: (value: T) => ComponentChildren;
}

export function Answered<T>({ resource, height = 240, empty, children }: AnsweredProps<T>): VNode {
  const { value, error, loading, reload } = resource;
  if (error?.status === 0 && value === undefined) return <Skeleton height={height} />;
  if (error && value === undefined) return <Failure error={error} onAgain={reload} />;
  if (value === undefined) return <Skeleton height={height} />;
  return (
    <Stale.Provider value={loading}>
      <div class={`answered${useLate(loading) ? " late" : ""}`} aria-busy={loading}>
        {error && error.status !== 0 ? <Failure error={error} onAgain={reload} /> : null}
        {(empty ?? isEmpty)(value) ? <Nothing /> : children(value)}
      </div>
    </Stale.Provider>
  );
}

/** Of all answers that say what they rest on: no plays at all. */
const isEmpty = (value: unknown): boolean => (value as { coverage?: { scrobbles_in_range?: number } } | null)?.coverage?.scrobbles_in_range === 0;

const patience = 150;

/** True once something has lasted longer than a reader takes for at once. */
function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return setLate(false);
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, [waiting]);
  return late && waiting;
}

/** Grey shapes of the size that is to come, after a moment. */
export function Skeleton({ height = 240 }: { height?: number }): VNode {
  const late = useLate(true);
  useEffect(() => begin(), []);
  return (
    <div class="skeleton" style={{ minHeight: `${height}px` }} aria-busy="true">
      {late ? (
        <>
          <span class="visually-hidden" role="status">Loading</span>
          <i style={{ width: "52%", height: "34px" }} />
          <i style={{ width: "76%", height: "16px" }} />
          <i class="skeleton-chart" style={{ height: `${Math.max(60, height - 120)}px` }} />
        </>
      ) : null}
    </div>
  );
}

export function Failure({ error, onAgain }: { error: ApiError; onAgain?: () => void }): VNode {
  if (error.status === 404) return <NotThere />;
  return (
    <div class="state" role="alert" data-testid="failure">
      <h2>{error.what}</h2>
      <p>{error.remedy ? `${error.remedy} ` : ""}Your data is safe: this page only reads it.</p>
      <p class="state-actions">
        {onAgain ? <button type="button" class="button" onClick={onAgain}>Try again</button> : null}
        {error.status === 503 ? <a class="button" href={link("status")}>To Status</a> : null}
        {error.status >= 400 && isFiltered(filter.value) ? <button type="button" class="button" onClick={() => clearFilter()}>Clear all filters</button> : null}
      </p>
      <details>
        <summary>Details</summary>
        <p>{error.status === 0 ? "The connection failed before an answer came." : `Status ${error.status}.`} The page was {location.pathname + location.search + location.hash}</p>
      </details>
    </div>
  );
}

function NotThere(): VNode {
  return (
    <div class="state" role="alert" data-testid="not-there">
      <h2>This is not in your history</h2>
      <p>It may have been corrected since the link was made, or it is another listener’s. The search (press /) finds every artist, album and track there is.</p>
      <p class="state-actions"><a class="button" href={link("overview")}>To the overview</a></p>
    </div>
  );
}

/** Nothing answers to the filter: say what was asked, and lift any part of it. */
export function Nothing(): VNode {
  const asked = filterWords(filter.value);
  return (
    <div class="state" data-testid="nothing">
      <h2>No plays here</h2>
      {asked.length === 0 ? <p>The history is empty so far. A sync brings the plays in; see <a href={link("status")}>Status</a>.</p> : <p>Nothing was played with all of this at once: {asked.map(({ text }) => text).join("; ")}.</p>}
      <p class="state-actions">
        {asked.map(({ keys, name }) => (
          <button type="button" class="button" key={name} onClick={() => lift(keys)}>Lift {name}</button>
        ))}
        {asked.length > 1 ? <button type="button" class="button" onClick={() => clearFilter()}>Clear all</button> : null}
      </p>
    </div>
  );
}

const lift = (keys: FilterKey[]): void => keys.forEach((key) => clearFilter(key));
