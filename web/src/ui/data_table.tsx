// The numbers of a figure as a table: what a screen reader reads, and what the CSV holds.
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { number, percent, points } from "../format/words";

export interface TableData {
  /** as: how numbers are written here; the CSV has them raw. */
  columns: { label: string; numeric?: boolean; as?: "share" | "points" | "number" }[];
  rows: (string | number)[][];
}

type Column = TableData["columns"][number];

const writers: Record<NonNullable<Column["as"]>, (value: number) => string> = { share: percent, points, number: (value) => number(value, Number.isInteger(value) ? 0 : 1) };

/** Without a word on it: whole numbers whole, others with what it takes to tell them apart. */
const plain = (value: number): string => number(value, Number.isInteger(value) ? 0 : Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 2 : 1);

const cellText = (value: string | number, column: Column | undefined): string =>
  typeof value === "string" ? value : column?.as ? writers[column.as](value) : plain(value);

const shownAtFirst = 200;

export function DataTable({ table, label }: { table: TableData; label: string }): VNode {
  const [all, showAll] = useState(false);
  const rows = all ? table.rows : table.rows.slice(0, shownAtFirst);
  const left = table.rows.length - rows.length;
  return (
    <div class="table-frame" role="region" aria-label={`${label}: table`} tabIndex={0}>
      <table data-testid="table">
        <thead>
          <tr>{table.columns.map(({ label: head, numeric }) => <th key={head} scope="col" class={numeric ? "numeric" : undefined}>{head}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>{row.map((value, j) => <Cell key={j} value={value} column={table.columns[j]} first={j === 0} />)}</tr>
          ))}
        </tbody>
      </table>
      {left > 0 ? <button type="button" class="button" onClick={() => showAll(true)}>Show {number(left)} more</button> : null}
    </div>
  );
}

function Cell({ value, column, first }: { value: string | number; column: Column | undefined; first: boolean }): VNode {
  const look = column?.numeric ? "numeric" : undefined;
  const text = cellText(value, column);
  return first ? <th scope="row" class={look}>{text}</th> : <td class={look}>{text}</td>;
}
