// Choices of a popover: ticks with what each would give, and the button that takes all ticks away.
import type { ComponentChildren, JSX } from "preact";
import type { Facets } from "../api/types";
import { plays } from "../format/words";
import { useAnswer } from "../state/resource";

export type FacetRow = Facets["rows"][number];

interface OptionProps {
  checked: boolean;
  label: string;
  plays?: number;
  swatch?: ComponentChildren;
  deeper?: boolean;
  onChange(): void;
}

export function Option({ checked, label, plays: many, swatch, deeper = false, onChange }: OptionProps): JSX.Element {
  return (
    <label class={`option${deeper ? " deeper" : ""}${many === 0 ? " none" : ""}`}>
      <input type="checkbox" checked={checked} onChange={onChange} />
      {swatch}
      <span class="said">{label}</span>
      {many !== undefined && <span class="n">{plays(many)}</span>}
    </label>
  );
}

/** Counts with that one filter lifted, so that no choice shows 0 for the choice itself. */
export function useFacets(of: Facets["of"], extra: Record<string, string> = {}): { rows: FacetRow[] | undefined; failed: boolean } {
  const found = useAnswer<Facets>("/facets", { of, ...extra });
  return { rows: found.value?.rows, failed: found.error !== undefined };
}

export function Foot({ any, onClear, children }: { any: boolean; onClear(): void; children?: ComponentChildren }): JSX.Element | null {
  if (!any && !children) return null;
  return (
    <div class="pop-foot">
      {children}
      {any && (
        <button type="button" class="link" onClick={onClear}>
          Clear
        </button>
      )}
    </div>
  );
}
