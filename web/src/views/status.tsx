// Is all here? What last.fm says against what the copy holds, how fresh it is, and how it came about.
import type { JSX } from "preact";
import type { Status as StatusShape, SyncState } from "../api/types";
import { ago, bytes, count, instant, number, percent } from "../format/words";
import { useStatus } from "../state/status";
import { CoverageStrip } from "../ui/coverage_strip";
import { Facts, type Fact } from "../ui/facts";
import { Figure } from "../ui/figure";
import { Headline } from "../ui/headline";
import { Failure, Skeleton } from "../ui/states";
import { SyncPanel } from "../ui/sync_panel";
import { useNow } from "../ui/use_now";
import { coverageWords, lasted, outcomeWords, spanWords, verdict } from "./status_words";
import "../style/status.css";

export default function Status(): JSX.Element {
  const { value, error, sync, reload } = useStatus();
  if (!value || !sync) return error ? <Failure error={error} onAgain={reload} /> : <Skeleton height={720} />;
  return <Page status={value} sync={sync} />;
}

function Page({ status, sync }: { status: StatusShape; sync: SyncState }): JSX.Element {
  const now = useNow(30_000);
  const { title, lead, remedy } = verdict(status, sync, now);
  return (
    <>
      <Headline question="Is everything here?" title={title} lead={lead} />
      {remedy && (
        <p class="notice bad" data-testid="remedy">
          {remedy}
        </p>
      )}
      <SyncPanel sync={sync} />
      <Facts facts={facts(status, now)} />
      <div class="grid">
        <Covered status={status} now={now} />
        <Runs runs={status.runs} now={now} />
      </div>
    </>
  );
}

/** Without its written consent last.fm lets nobody store more (https://www.last.fm/api/tos). */
const lastfmBytes = 100_000_000;

function facts(status: StatusShape, now: number): Fact[] {
  const { said, artists, artists_with_tags, observed_at, oldest_play, newest_play } = status;
  const missing = said && said.from === null ? (said.differs ? Math.max(0, said.total - status.scrobbles) : 0) : null;
  return [
    missing === null
      ? { label: "Missing", value: "Not known", detail: "last.fm has not said a total of all time", testid: "fact-missing" }
      : { label: "Missing", value: number(missing), detail: `of ${number(said?.total ?? 0)} plays`, testid: "fact-missing" },
    { label: "Last looked at", value: observed_at ? ago(observed_at, now) : "Never", detail: observed_at ? `${instant(observed_at)}, on your clock` : "last.fm has not been asked", testid: "fact-fresh" },
    { label: "Newest play", value: newest_play ? ago(newest_play, now) : "None", detail: newest_play && oldest_play ? `${instant(newest_play)}; the first ${instant(oldest_play)}` : "", testid: "fact-newest" },
    { label: "Artists with tags", value: artists > 0 ? percent(Math.min(1, artists_with_tags / artists)) : "None", detail: `${number(artists_with_tags)} of ${number(artists)}, asked for within 90 days`, testid: "fact-tags" },
    { label: "Without a known time", value: number(status.without_time), detail: "in totals, in no chart of time", testid: "fact-timeless" },
    { label: "Raw answers kept", value: bytes(status.raw_bytes), detail: `${count(status.pages, "page")}; ${percent(status.raw_bytes / lastfmBytes)} of the 100 MB that last.fm allows`, testid: "fact-raw" },
    { label: "Read into tables", value: bytes(status.staged_bytes), detail: "the same plays as columns", testid: "fact-staged" },
    { label: "Warehouse", value: bytes(status.warehouse_bytes), detail: status.generation ? `what these pages ask: ${status.generation}` : "there is none yet", testid: "fact-warehouse" },
  ];
}

function Covered({ status, now }: { status: StatusShape; now: number }): JSX.Element {
  const { covered, gaps } = status;
  const table = () => ({
    columns: [{ label: "From" }, { label: "To" }, { label: "State" }],
    rows: [...covered.map(({ from, to }) => [from, to ?? "", "covered"]), ...gaps.map(({ from, to, reason }) => [from, to ?? "", reason])],
  });
  return (
    <Figure name="coverage" title="What is covered" measure="The time that last.fm was asked for, and answered" table={table}>
      <CoverageStrip status={status} label={coverageWords(covered, gaps)} now={now} />
      <p class="legend">
        <span>
          <i class="swatch covered" /> answered
        </span>
        <span>
          <i class="swatch gap" /> gap
        </span>
        <span>
          <i class="swatch hatch" /> never asked
        </span>
      </p>
      {gaps.length > 0 && (
        <ul class="gaps" data-testid="gaps">
          {gaps.map((gap) => (
            <li key={gap.from}>
              <b>{spanWords(gap)}</b> {gap.reason}
            </li>
          ))}
        </ul>
      )}
    </Figure>
  );
}

function Runs({ runs, now }: { runs: StatusShape["runs"]; now: number }): JSX.Element {
  const data = () => ({
    columns: [{ label: "Command" }, { label: "Started" }, { label: "Ended" }, { label: "Outcome" }, { label: "Message" }, { label: "New", numeric: true }, { label: "Gone", numeric: true }, { label: "Requests", numeric: true }, { label: "Pages", numeric: true }, { label: "Bytes", numeric: true }],
    rows: runs.map((run) => [run.command, run.started_at, run.ended_at, run.outcome, run.message, run.added, run.removed, run.requests, run.pages, run.bytes]),
  });
  return (
    <Figure name="runs" title="The last runs" measure="Newest first, on your clock" table={data}>
      {runs.length === 0 ? (
        <p class="quiet">None is recorded.</p>
      ) : (
        <div class="runs" role="group" aria-label="Runs as a table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>Started</th>
                <th>Command</th>
                <th>How it ended</th>
                <th class="r">New</th>
                <th class="r">Gone</th>
                <th class="r">Requests</th>
                <th class="r">Read</th>
                <th class="r">Took</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <RunRow key={run.started_at} run={run} now={now} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Figure>
  );
}

function RunRow({ run, now }: { run: StatusShape["runs"][number]; now: number }): JSX.Element {
  const bad = run.outcome === "failed" || run.outcome === "gaps";
  return (
    <tr>
      <td title={instant(run.started_at)}>{ago(run.started_at, now)}</td>
      <td>{run.command}</td>
      <td class={bad ? "bad" : ""}>
        {outcomeWords(run.outcome)}
        {run.message && <span class="message">{run.message}</span>}
      </td>
      <td class="r">{number(run.added)}</td>
      <td class="r">{number(run.removed)}</td>
      <td class="r">{number(run.requests)}</td>
      <td class="r">{bytes(run.bytes)}</td>
      <td class="r">{run.outcome === "running" ? "" : lasted(run.started_at, run.ended_at)}</td>
    </tr>
  );
}
