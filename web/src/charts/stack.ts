// Shares piled up to the whole: the chosen names in the order of the stack, what is left in grey, the unknown hatched.
export interface Piece {
  /** A name, "rest" or "unknown". */
  name: string;
  from: number;
  to: number;
}
export interface Share {
  name: string;
  share: number;
}

/** The names with the largest share anywhere, as many as fit; unknown never among them. */
export function largest(lists: Share[][], count: number): string[] {
  const most = new Map<string, number>();
  for (const { name, share } of lists.flat()) if (name !== "unknown") most.set(name, (most.get(name) ?? 0) + share);
  return [...most].sort((x, y) => y[1] - x[1] || x[0].localeCompare(y[0])).slice(0, count).map(([name]) => name);
}

/** From 0 to 1; the rest is what shown and unknown leave. Pieces of nothing are left out. */
export function pile(shares: Share[], order: string[]): Piece[] {
  const share = (name: string): number => shares.find((row) => row.name === name)?.share ?? 0;
  const unknown = Math.max(0, share("unknown"));
  const pieces: Piece[] = [];
  let top = 0;
  const push = (name: string, size: number): void => {
    if (size > 1e-9) pieces.push({ name, from: top, to: top + size });
    top += Math.max(0, size);
  };
  for (const name of order) push(name, share(name));
  push("rest", 1 - top - unknown > 1e-6 ? 1 - top - unknown : 0);
  push("unknown", unknown);
  return pieces;
}
