// Which parts of the history's time last.fm was asked for and answered, as parts of a strip from 0 to 1. Pure.
export interface TimeSpan {
  from: string;
  /** null: no end. */
  to: string | null;
}

export interface Span {
  kind: "covered" | "gap";
  /** Of the strip's width. */
  left: number;
  width: number;
}

/** start, end: milliseconds. Gaps come last: they are drawn over what is covered, and never thinner than can be seen. */
export function spansOf(covered: readonly TimeSpan[], gaps: readonly TimeSpan[], start: number, end: number, least: number): Span[] {
  const whole = Math.max(1, end - start);
  const place = (at: number): number => Math.min(1, Math.max(0, (at - start) / whole));
  const span = (kind: Span["kind"], { from, to }: TimeSpan): Span[] => {
    const [left, right] = [place(Date.parse(from)), place(to === null ? end : Date.parse(to))];
    const outside = Date.parse(from) >= end || (to !== null && Date.parse(to) <= start);
    if (outside) return [];
    return kind === "gap" ? [{ kind, left: Math.min(left, 1 - least), width: Math.max(least, right - left) }] : [{ kind, left, width: right - left }];
  };
  return [...covered.flatMap((at) => span("covered", at)), ...gaps.flatMap((at) => span("gap", at))];
}
