// A choice of a few, side by side; the chosen one is dark.
import type { JSX } from "preact";
import "../style/segmented.css";

export interface Segment<T extends string> {
  value: T;
  label: string;
}

export function Segmented<T extends string>(props: { label: string; segments: readonly Segment<T>[]; value: T; onChoose: (value: T) => void; testid?: string }): JSX.Element {
  return (
    <div class="segmented" role="group" aria-label={props.label} data-testid={props.testid}>
      {props.segments.map(({ value, label }) => (
        <button type="button" key={value} aria-pressed={value === props.value} onClick={() => value !== props.value && props.onChoose(value)}>
          {label}
        </button>
      ))}
    </div>
  );
}
