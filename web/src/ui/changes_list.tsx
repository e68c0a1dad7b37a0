// Names with a number and a thin bar, each a button: what sets two slices or two times apart.
import type { JSX } from "preact";
import "../style/changes.css";
import "../style/name_legend.css";

export interface ChangeLine {
  key: string;
  name: string;
  /** "131 → 2,658 plays" */
  detail: string;
  /** "+3.9" */
  number: string;
  /** 0 to 1: length of the bar. */
  size: number;
}

export function ChangesList(props: { lines: ChangeLine[]; tone: "second" | "first"; heading?: string; onPick: (line: ChangeLine) => void; label: string }): JSX.Element {
  return (
    <>
      {props.heading ? <h3 class="changes-heading">{props.heading}</h3> : null}
      <ol class={`changes changes-${props.tone}`} aria-label={props.label}>
        {props.lines.map((line, i) => (
          <li key={line.key}>
            <button type="button" onClick={() => props.onPick(line)}>
              <span class="changes-rank">{i + 1}</span>
              <span class="changes-name">
                <bdi>{line.name}</bdi> <span class="changes-detail">{line.detail}</span>
              </span>
              <span class="changes-number">{line.number}</span>
              <span class="changes-bar">
                <i style={{ width: `${Math.max(0.5, line.size * 100)}%` }} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The key of two slices: hollow the first, red the second. */
export function TwoDots({ a, b }: { a: string; b: string }): JSX.Element {
  return (
    <>
      <span>
        <i class="legend-dot" aria-hidden="true" /> {a}
      </span>
      <span>
        <i class="legend-dot legend-dot-b" aria-hidden="true" /> {b}
      </span>
    </>
  );
}
