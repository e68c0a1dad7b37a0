// What the server tells without being asked: how a sync goes, and that there is a new state of the data.
import { signal } from "@preact/signals";
import { address, reached } from "../api/client";
import type { GenerationEvent, SyncState } from "../api/types";
import { generation, loadMeta } from "./meta";

/** Undefined until the server has told. */
export const syncState = signal<SyncState | undefined>(undefined);

/** When new plays came while the page was open; undefined until then. */
export const refreshedAt = signal<Date | undefined>(undefined);

let source: EventSource | undefined;

/** One stream for the whole page; the browser connects again by itself, after an answer that forbids it we do. */
export function watchEvents(): void {
  source?.close();
  source = new EventSource(address("/events"));
  source.addEventListener("sync", (event) => (syncState.value = JSON.parse(event.data) as SyncState));
  source.addEventListener("generation", (event) => {
    const { generation: fresh } = JSON.parse(event.data) as GenerationEvent;
    if (fresh === generation.peek()) return;
    const known = generation.peek() !== "";
    void loadMeta().then(() => {
      if (known) refreshedAt.value = new Date();
    });
  });
  source.addEventListener("error", () => {
    if (source?.readyState === EventSource.CLOSED) setTimeout(watchEvents, 15_000);
    else if (source?.readyState === EventSource.CONNECTING) void check();
  });
}

/** A broken stream may be a restart of the server: one small question tells. */
async function check(): Promise<void> {
  if (reached.peek()) await loadMeta();
}
