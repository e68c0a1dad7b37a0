// Is all here? The answer in words, out of what last.fm says and what the copy holds. Pure: instants come as text, now as a number.
import type { Run, Status, SyncState } from "../api/types";
import { ago, count, instant, list, number } from "../format/words";

export interface Verdict {
  title: string;
  lead: string;
  /** What the reader can do, where something is amiss. */
  remedy: string;
}

type Known = Pick<Status, "scrobbles" | "said" | "gaps" | "observed_at" | "covered" | "runs">;

export function verdict(status: Known, sync: SyncState, now: number): Verdict {
  return { title: title(status), lead: lead(status, sync, now), remedy: remedy(status, sync) };
}

function title({ scrobbles, said, gaps, observed_at }: Known): string {
  if (scrobbles === 0 && observed_at === null) return "Nothing is here yet.";
  if (!said) return gaps.length > 0 ? `Not all: ${count(gaps.length, "gap")} in what was asked.` : `${count(scrobbles, "play")} here; last.fm has not said how many there are.`;
  if (said.differs) return differs(said.total, scrobbles, isAllTime(said));
  if (gaps.length > 0) return `Almost: the number is right, but ${count(gaps.length, "gap")} stayed unanswered.`;
  if (!isAllTime(said)) return `Yes, for what was asked: ${count(said.total, "play")}, as last.fm says.`;
  return said.total === scrobbles ? `Yes. Last.fm says ${count(said.total, "play")} and so do we.` : `Yes. Last.fm says ${count(said.total, "play")}; here are ${number(scrobbles)}.`;
}

const isAllTime = (said: NonNullable<Status["said"]>): boolean => said.from === null;

function differs(total: number, scrobbles: number, allTime: boolean): string {
  if (!allTime) return "Not all: last.fm counts other plays than the copy holds.";
  const apart = Math.abs(total - scrobbles);
  if (apart === 0) return `Not quite: the number is right, but not all plays are those that last.fm has.`;
  return total > scrobbles ? `No. Last.fm says ${count(total, "play")}; ${number(apart)} of them ${apart === 1 ? "is" : "are"} not here.` : `Not quite. Last.fm says ${count(total, "play")}; here are ${number(apart)} more.`;
}

function lead({ observed_at, said, scrobbles }: Known, sync: SyncState, now: number): string {
  const seen = observed_at ? `Last.fm was last looked at ${ago(observed_at, now)}, on ${instant(observed_at)}.` : "Last.fm has not been asked yet.";
  const within = said && !said.differs && isAllTime(said) && said.total !== scrobbles ? " Plays without a known time, and those of the last days, may be counted on one side only." : "";
  const next = sync.running ? " A sync is at work now." : sync.next_at ? ` The next sync starts ${ago(sync.next_at, now)}.` : ` No sync is planned${sync.can_start ? ": start one here, or" : ":"} let a timer run tonearm sync.`;
  return seen + within + next;
}

function remedy({ said, gaps, scrobbles, observed_at }: Known, sync: SyncState): string {
  if (sync.running) return "";
  if (scrobbles === 0 && observed_at === null) return "A sync copies the history; the first takes some minutes for each hundred thousand plays.";
  if (gaps.length > 0) return "A sync asks again for what stayed unanswered.";
  return said?.differs ? "Plays were put in, changed or deleted at last.fm after they were copied: tonearm sync --full, on the command line, reads everything again." : "";
}

const outcomes: Record<Run["outcome"], string> = { complete: "Complete", gaps: "With gaps", failed: "Failed", interrupted: "Stopped", running: "Begun, not ended" };
export const outcomeWords = (outcome: Run["outcome"]): string => outcomes[outcome] ?? outcome;

/** What to do about a run that did not end well; "" where it did. */
export function runRemedy(outcome: SyncState["last_outcome"]): string {
  if (outcome === "failed") return "What was copied before is safe. Mend what the message names, then sync again: it goes on where it stopped.";
  if (outcome === "gaps") return "Some pages did not answer. The next sync asks for them again.";
  if (outcome === "interrupted") return "What was copied is kept. Sync again: it goes on where it stopped.";
  return "";
}

export const stages = ["fetch", "stage", "enrich", "load", "model"] as const;
const stageNames: Record<(typeof stages)[number], string> = { fetch: "Asking last.fm for plays", stage: "Reading its answers", enrich: "Asking for tags of artists", load: "Filling the tables", model: "Counting" };

export const stageWords = (stage: string): string => stageNames[stage as keyof typeof stageNames] ?? "Starting";

/** "1 min 20 s", "45 s". */
export function lasted(from: string, to: string | number): string {
  const end = typeof to === "number" ? to : Date.parse(to);
  const seconds = Math.max(0, Math.round((end - Date.parse(from)) / 1000));
  if (!Number.isFinite(seconds)) return "";
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}

/** "the beginning" for the start of all time. */
export const startWords = (at: string): string => (at.startsWith("1970-") ? "the beginning" : instant(at));
export const spanWords = ({ from, to }: { from: string; to: string | null }): string => `${startWords(from)} to ${to ? instant(to) : "now"}`;

/** One sentence for who cannot see the strip. */
export const coverageWords = (covered: Status["covered"], gaps: Status["gaps"]): string =>
  covered.length === 0 ? "Nothing is covered yet." : `Covered: ${list(covered.map(spanWords))}. ${gaps.length === 0 ? "No gaps." : `${count(gaps.length, "gap")}: ${list(gaps.map(spanWords))}.`}`;
