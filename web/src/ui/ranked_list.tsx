// Artists, albums or tracks by plays: the name leads to its page, the number to the plays.
import type { JSX } from "preact";
import type { Id } from "../api/types";
import { plays } from "../format/words";
import { link } from "../state/filters";

export interface RankedRow {
  id: Id;
  name: string;
  /** Whose it is; "" where the name says all. */
  by: string;
  plays: number;
}

interface RankedListProps {
  kind: "artist" | "album" | "track";
  rows: RankedRow[];
  /** Of the number at the left; the first row's. */
  first?: number;
  colour?: string;
  onPlays: (row: RankedRow) => void;
  testid?: string;
}

export function RankedList({ kind, rows, first = 1, colour, onPlays, testid }: RankedListProps): JSX.Element {
  const most = rows[0]?.plays ?? 1;
  return (
    <ol class="ranked" start={first} data-testid={testid}>
      {rows.map((row, i) => (
        <li key={row.id}>
          <span class="ranked-place">{first + i}</span>
          <a class="ranked-name" href={link(`/${kind}/${row.id}`)} title={row.by ? `${row.name}, ${row.by}` : row.name}>
            <bdi>{row.name}</bdi>
            {row.by && (
              <span>
                {" "}
                <bdi>{row.by}</bdi>
              </span>
            )}
          </a>
          <button type="button" class="ranked-plays" aria-label={`${plays(row.plays)} plays of ${row.name}`} onClick={() => onPlays(row)}>
            {plays(row.plays)}
          </button>
          <span class="ranked-bar" aria-hidden="true">
            <i style={{ width: `${Math.max(0.4, (row.plays / most) * 100)}%`, ...(colour ? { background: colour } : {}) }} />
          </span>
        </li>
      ))}
    </ol>
  );
}
