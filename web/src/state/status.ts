// How the copy stands: asked for whether or not there is a warehouse yet, again when a sync ends or the data changes.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ApiError, get, isAbort } from "../api/client";
import type { Status, SyncState } from "../api/types";
import { online } from "./connection";
import { syncState } from "./events";
import { filter } from "./filters";
import { generation } from "./meta";
import { begin } from "./pending";

const status = signal<Status | undefined>(undefined);
const failure = signal<ApiError | undefined>(undefined);

export interface StatusAnswer {
  value: Status | undefined;
  error: ApiError | undefined;
  /** As last told, which may be newer than the answer. */
  sync: SyncState | undefined;
  reload(): void;
}

async function load(abort: AbortSignal): Promise<void> {
  const done = begin();
  try {
    const answer = await get<Status>("/status", { user: filter.peek().user }, abort);
    if (abort.aborted) return;
    status.value = answer;
    failure.value = undefined;
  } catch (error) {
    if (!isAbort(error) && !abort.aborted) failure.value = error instanceof ApiError ? error : new ApiError(0, "The status could not be read.", "");
  } finally {
    done();
  }
}

export function useStatus(): StatusAnswer {
  const { user } = filter.value;
  const sync = syncState.value ?? status.value?.sync;
  const [state, back, running] = [generation.value, online.value, sync?.running ?? false];
  useEffect(() => {
    const controller = new AbortController();
    void load(controller.signal);
    return () => controller.abort();
  }, [user, state, back, running]);
  return { value: status.value, error: failure.value, sync, reload: () => void load(new AbortController().signal) };
}
