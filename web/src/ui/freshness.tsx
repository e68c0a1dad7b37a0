// When last.fm was last copied, or that it is being copied now; a link to Status.
import type { VNode } from "preact";
import type { SyncState } from "../api/types";
import { day, instant } from "../format/words";
import { link } from "../state/filters";
import { useStatus } from "../state/status";

export function Freshness(): VNode | null {
  const { value, sync } = useStatus();
  const at = value?.observed_at;
  const running = sync?.running ?? false;
  if (!running && !at) return null;
  return (
    <a class={`freshness${running ? " running" : ""}`} href={link("status")} title={at ? `Last copied ${instant(at)}` : undefined} data-testid="freshness">
      <i aria-hidden="true" />
      {running ? stageWords(sync) : `Copied ${when(at!)}`}
    </a>
  );
}

const stages: Record<string, string> = { fetch: "Copying plays", stage: "Reading plays", enrich: "Asking for tags", load: "Loading", model: "Counting" };

const stageWords = (sync: SyncState | undefined): string => `${stages[sync?.stage ?? ""] ?? "Copying"} …`;

/** On the reader's clock: "06:10 today", "06:10 yesterday", "13 Feb 2005". */
function when(at: string): string {
  const [then, now] = [new Date(at), new Date()];
  const clock = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(then)) / 86_400_000);
  if (days === 0) return `${clock} today`;
  return days === 1 ? `${clock} yesterday` : day(at.slice(0, 10));
}
