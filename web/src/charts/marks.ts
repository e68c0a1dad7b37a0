// From mark to mark by arrow keys. Pure.
export type Step = "left" | "right" | "up" | "down" | "first" | "last";

export interface Box {
  seriesIndex: number;
  dataIndex: number;
  /** The middle of the mark, y downwards. */
  x: number;
  y: number;
}

/**
 * Which of the boxes comes next: the nearest that way, or, where none lies that way, the next in order, so that arrows reach every
 * mark. −1 as `at` begins at the first. The result is −1 only when there are none.
 */
export function neighbour(boxes: readonly Box[], at: number, step: Step): number {
  const from = boxes[at];
  if (step === "last") return boxes.length - 1;
  if (!from || step === "first") return boxes.length > 0 ? 0 : -1;
  const along = step === "left" || step === "right" ? "x" : "y";
  const across = along === "x" ? "y" : "x";
  const sign = step === "left" || step === "up" ? -1 : 1;
  let best = -1;
  let least = Infinity;
  for (const [i, box] of boxes.entries()) {
    const ahead = (box[along] - from[along]) * sign;
    const aside = Math.abs(box[across] - from[across]);
    if (ahead <= 0.5 || aside > ahead * 2) continue;
    const distance = ahead + aside;
    if (distance < least) [best, least] = [i, distance];
  }
  if (best >= 0) return best;
  return Math.min(boxes.length - 1, Math.max(0, at + sign));
}
