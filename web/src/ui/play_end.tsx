// How many plays a list holds, in words, and what stands below its last line.
import type { JSX } from "preact";
import { count, number, plays as writePlays } from "../format/words";
import type { PlayPages } from "./play_pages";

/** "13,880 plays", and under a genre filter how many whole ones they come from. */
export function totalWords({ total, loading }: Pick<PlayPages, "total" | "loading">): string {
  if (!total) return loading ? "Reading the plays …" : "";
  const same = Math.abs(total.plays - total.scrobbles) < 0.05;
  return same ? count(total.scrobbles, "play") : `${writePlays(total.plays)} plays of the chosen genres, in ${count(total.scrobbles, "play")} that belong to them at least in part`;
}

/** What stands below the last line: an error with a way on, or that this is all. */
export function End({ pages }: { pages: PlayPages }): JSX.Element | null {
  if (pages.error)
    return (
      <p class="plays-end" role="alert">
        {pages.error.what} {pages.error.remedy}{" "}
        <button type="button" class="link" onClick={pages.next}>
          Try again
        </button>
      </p>
    );
  if (pages.loading) return <p class="plays-end">Reading {pages.rows.length > 0 ? "older plays" : "the plays"} …</p>;
  if (pages.rows.length === 0) return <p class="plays-end">No plays here.</p>;
  return pages.more ? null : <p class="plays-end">That is all: {number(pages.rows.length)} in this list.</p>;
}
