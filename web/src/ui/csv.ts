// A table as CSV (RFC 4180). Pure.
import type { TableData } from "./data_table";

/** Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers do not. */
function field(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvOf({ columns, rows }: TableData): string {
  return [columns.map(({ label }) => label), ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}
