// How much of what is shown rests on a known genre.
import type { VNode } from "preact";
import type { Coverage } from "../api/types";
import { number, percent } from "../format/words";

export function CoverageBadge({ coverage }: { coverage: Coverage }): VNode | null {
  const { genre_share: share, scrobbles_in_range: plays } = coverage;
  if (share === null || plays === 0) return null;
  return (
    <span class="coverage" data-testid="coverage">
      <i class="coverage-bar" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </i>
      {percent(share)} of {number(plays)} plays have a genre
    </span>
  );
}
