// What a tag was taken for, in words; those that count first.
import type { Explanation } from "../api/types";

type Tag = Explanation["tags"][number];

/** Whether it had a say. */
export const counts = ({ verdict }: Tag): boolean => verdict === "counts";

/** Those that had a say, then by votes and count. */
export const tagRows = (tags: readonly Tag[]): Tag[] => [...tags].sort((x, y) => Number(counts(y)) - Number(counts(x)) || y.votes - x.votes || y.count - x.count);

/** "indie rock (another spelling)", "a place, no genre". */
export function tagVerdict({ kind, genre, how, verdict }: Tag): string {
  if (genre) {
    const by = how && how !== "name" ? ` (by ${how})` : "";
    return verdict === "counts" ? `${genre}${by}` : `${genre}${by}, ${verdict}`;
  }
  return kind && kind !== "genre" ? `${kind}, ${verdict}` : verdict;
}
