// A smooth line through points that never rises where they fall: monotone cubic pieces (Steffen 1990, A&A 239, 443).

/** Slopes at evenly spaced points, a step of one apart. */
function slopes(values: number[]): number[] {
  const steps = values.slice(1).map((value, i) => value - values[i]!);
  return values.map((_, i) => {
    const before = steps[i - 1];
    const after = steps[i];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    const mean = (before + after) / 2;
    return (Math.sign(before) + Math.sign(after)) * Math.min(Math.abs(before), Math.abs(after), Math.abs(mean) / 2);
  });
}

/** Values at every 1/parts between the points, the points themselves among them. */
export function smooth(values: number[], parts: number): number[] {
  if (values.length < 2) return [...values];
  const slope = slopes(values);
  const found: number[] = [];
  for (let i = 0; i + 1 < values.length; i++) {
    const [a, b, from, to] = [values[i]!, values[i + 1]!, slope[i]!, slope[i + 1]!];
    const cubic = from + to - 2 * (b - a);
    const square = 3 * (b - a) - 2 * from - to;
    for (let k = 0; k < parts; k++) {
      const t = k / parts;
      found.push(a + t * (from + t * (square + t * cubic)));
    }
  }
  return [...found, values[values.length - 1]!];
}

/** Boundaries of a stack, the lowest first, smoothed so that no band turns inside out. */
export function smoothStack(boundaries: number[][], parts: number): number[][] {
  const smoothed = boundaries.map((boundary) => smooth(boundary, parts));
  for (let layer = 1; layer < smoothed.length; layer++) {
    const below = smoothed[layer - 1]!;
    smoothed[layer] = smoothed[layer]!.map((value, i) => Math.max(value, below[i]!));
  }
  return smoothed;
}
