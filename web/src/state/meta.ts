// What the page needs to know first: the listener, the span of the history, families, and which state of the data is shown.
import { effect, signal } from "@preact/signals";
import { type ApiError, get, isAbort } from "../api/client";
import type { Meta } from "../api/types";
import { filter } from "./filters";

export const meta = signal<Meta | undefined>(undefined);
export const metaError = signal<ApiError | undefined>(undefined);
/** Of the data, as the server names it; answers are asked for again when it changes. */
export const generation = signal("");

let current: AbortController | undefined;

/** Ask again; also when the listener changes. */
export async function loadMeta(): Promise<void> {
  current?.abort();
  const mine = (current = new AbortController());
  const { user } = filter.peek();
  try {
    const answer = await get<Meta>("/meta", { user }, mine.signal);
    if (mine.signal.aborted) return;
    metaError.value = undefined;
    meta.value = answer;
    generation.value = answer.generation;
  } catch (error) {
    if (!isAbort(error)) metaError.value = error as ApiError;
  }
}

/** Called once. */
export function watchMeta(): void {
  let known: string | undefined = "\n";
  effect(() => {
    const { user } = filter.value;
    if (user === known) return;
    known = user;
    void loadMeta();
  });
}
