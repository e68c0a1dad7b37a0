// One quiet line above the page: the server is gone, or new plays have come in.
import { useEffect } from "preact/hooks";
import type { VNode } from "preact";
import { online, tryNow } from "../state/connection";
import { refreshedAt } from "../state/events";
import { unsaid } from "../state/site";

/** Milliseconds that a reader has to notice. */
const shown = 8000;

export function Banner(): VNode {
  const fresh = refreshedAt.value;
  useEffect(() => {
    if (!fresh) return;
    const timer = setTimeout(() => (refreshedAt.value = undefined), shown);
    return () => clearTimeout(timer);
  }, [fresh]);
  useEffect(() => {
    if (unsaid.value === 0) return;
    const timer = setTimeout(() => (unsaid.value = 0), shown);
    return () => clearTimeout(timer);
  }, [unsaid.value]);
  return (
    <div role="status" class="banner-place">
      {!online.value ? (
        <p class="banner gone" data-testid="gone">
          <span class="frame">
            <span>Tonearm does not answer. What you see stays; it goes on by itself when <code>tonearm serve</code> runs again.</span>
            <button type="button" class="button" onClick={() => void tryNow()}>Try now</button>
          </span>
        </p>
      ) : unsaid.value > 0 ? (
        <p class="banner" data-testid="unsaid"><span class="frame">The plays themselves are not part of this site: only their sums are.</span></p>
      ) : fresh ? (
        <p class="banner" data-testid="fresh"><span class="frame">New plays are in; the numbers are up to date.</span></p>
      ) : null}
    </div>
  );
}
