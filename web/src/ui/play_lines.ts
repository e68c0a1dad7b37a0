// The lines of a list of plays: a heading for each day, then its plays; and which of them are in sight. Pure.
import type { Day, PlayList } from "../api/types";

type Play = PlayList["rows"][number];

/** day: null for plays whose time last.fm does not know. */
export type Line = { kind: "day"; day: Day | null; plays: number } | { kind: "play"; play: Play; index: number };

/** Newest first, as they come. The last day's plays may still grow by the next page. */
export function linesOf(rows: readonly Play[]): Line[] {
  const lines: Line[] = [];
  let heading: Extract<Line, { kind: "day" }> | undefined;
  rows.forEach((play, index) => {
    const day = play.local_time?.slice(0, 10) ?? null;
    if (!heading || heading.day !== day) lines.push((heading = { kind: "day", day, plays: 0 }));
    heading.plays += 1;
    lines.push({ kind: "play", play, index });
  });
  return lines;
}

/** Pixels. */
export interface Heights {
  day: number;
  play: number;
}

/** Where each line begins, and at the end how tall all are together. */
export function offsetsOf(lines: readonly Line[], heights: Heights): number[] {
  const offsets = [0];
  let at = 0;
  for (const line of lines) offsets.push((at += heights[line.kind]));
  return offsets;
}

/** First line in sight and the one after the last, some more above and below; top: pixels scrolled past the list's own top. */
export function inSight(offsets: readonly number[], top: number, height: number, spare: number): [number, number] {
  const count = offsets.length - 1;
  return [Math.max(0, lineAt(offsets, top - spare)), Math.min(count, lineAt(offsets, top + height + spare) + 1)];
}

/** The line that holds a place. */
function lineAt(offsets: readonly number[], place: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
