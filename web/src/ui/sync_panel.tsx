// Sync now: the button, how it goes while it runs, and how the last one ended with what to do about it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ApiError, post } from "../api/client";
import type { SyncState } from "../api/types";
import { capital, number, percent } from "../format/words";
import { syncState } from "../state/events";
import { lasted, runRemedy, stages, stageWords } from "../views/status_words";
import { useNow } from "./use_now";

export function SyncPanel({ sync }: { sync: SyncState }): JSX.Element {
  const [refused, setRefused] = useState<ApiError>();
  const [asking, setAsking] = useState(false);
  const start = async (): Promise<void> => {
    setAsking(true);
    setRefused(undefined);
    try {
      syncState.value = await post<SyncState>("/sync");
    } catch (error) {
      setRefused(error instanceof ApiError ? error : new ApiError(0, "The sync could not be started.", "Try again."));
    } finally {
      setAsking(false);
    }
  };
  return (
    <section class="sync-panel" aria-label="Sync" data-testid="sync">
      {sync.running ? (
        <Progress sync={sync} />
      ) : (
        <>
          <button type="button" class="button strong" disabled={!sync.can_start || asking} onClick={() => void start()} data-testid="sync-now">
            {asking ? "Starting …" : "Sync now"}
          </button>
          <p class="sync-said">{sync.can_start ? "Asks last.fm for what is new. It reads; it changes nothing at last.fm." : `It cannot be started from here: ${sync.reason || "the server does not allow it"}`}</p>
        </>
      )}
      <div aria-live="polite">{!sync.running && <Ended sync={sync} refused={refused} />}</div>
    </section>
  );
}

function Ended({ sync, refused }: { sync: SyncState; refused: ApiError | undefined }): JSX.Element | null {
  if (refused)
    return (
      <Notice bad title={refused.what}>
        {refused.remedy}
      </Notice>
    );
  if (sync.last_outcome === "") return null;
  if (sync.last_outcome === "complete")
    return (
      <Notice title="The sync is done">
        {sync.last_message}
      </Notice>
    );
  const title = { failed: "The last sync failed", gaps: "The last sync left gaps", interrupted: "The last sync was stopped" }[sync.last_outcome];
  return (
    <Notice bad title={title}>
      {sync.last_message && <span class="sync-message">{sync.last_message} </span>}
      {runRemedy(sync.last_outcome)}
    </Notice>
  );
}

function Notice({ title, bad = false, children }: { title: string; bad?: boolean; children?: JSX.Element["props"]["children"] }): JSX.Element {
  return (
    <p class={`notice${bad ? " bad" : ""}`} data-testid="sync-notice">
      <b>{capital(title.replace(/\.$/, ""))}.</b> {children}
    </p>
  );
}

function Progress({ sync }: { sync: SyncState }): JSX.Element {
  const now = useNow(1000);
  const at = stages.findIndex((stage) => stage === sync.stage);
  const share = sync.total ? Math.min(1, (sync.done ?? 0) / sync.total) : null;
  return (
    <div class="progress" data-testid="sync-progress">
      <p class="progress-stage" aria-live="polite">
        {stageWords(sync.stage)}
      </p>
      <p class="progress-numbers">
        {sync.total !== null && `${number(sync.done ?? 0)} of ${number(sync.total)}${share === null ? "" : `, ${percent(share)}`}`}
        {sync.started_at && <span>{lasted(sync.started_at, now)}</span>}
      </p>
      <ol class="steps" aria-label="Steps of a sync">
        {stages.map((stage, index) => (
          <li key={stage} class={index < at ? "done" : index === at ? "now" : ""} aria-current={index === at ? "step" : undefined}>
            <Bar share={index < at ? 1 : index === at ? share : 0} label={stageWords(stage)} />
            {stage}
          </li>
        ))}
      </ol>
      {sync.line && <p class="progress-line">{sync.line}</p>}
    </div>
  );
}

/** share null: at work, and nobody knows how far. */
function Bar({ share, label }: { share: number | null; label: string }): JSX.Element {
  return (
    <span class={`bar${share === null ? " moving" : ""}`} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={share === null ? undefined : Math.round(share * 100)}>
      <i style={{ width: `${(share ?? 0.3) * 100}%` }} />
    </span>
  );
}
