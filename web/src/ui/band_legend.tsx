// Names of a chart's bands with their colours, for widths at which they do not fit beside it; each is a button.
import type { JSX } from "preact";

export interface BandName {
  name: string;
  title: string;
  /** undefined: not known, hatched. */
  colour: string | undefined;
}

export function BandLegend({ bands, onChoose, label }: { bands: BandName[]; onChoose: (name: string) => void; label: string }): JSX.Element {
  return (
    <div class="band-legend" role="group" aria-label={label}>
      {bands.map(({ name, title, colour }) => (
        <button type="button" key={name} onClick={() => onChoose(name)}>
          <i class={colour ? undefined : "hatched"} style={colour ? { background: colour } : undefined} aria-hidden="true" />
          {title}
        </button>
      ))}
    </div>
  );
}
