// One chip: says its filter, is washed red while it filters, opens its choices.
import type { ComponentChildren, JSX } from "preact";
import { Popover } from "./popover";

interface ChipProps {
  said: string;
  on: boolean;
  name: string;
  testid: string;
  class?: string;
  width?: number;
  children: (close: () => void) => ComponentChildren;
}

export function Chip({ said, on, name, testid, class: look = "", width, children }: ChipProps): JSX.Element {
  return (
    <Popover class={`chip ${look}${on ? " on" : ""}`} name={name} buttonName={`${name}: ${said}`} testid={testid} width={width} label={<Said text={said} />}>
      {children}
    </Popover>
  );
}

function Said({ text }: { text: string }): JSX.Element {
  return (
    <>
      <span class="said">{text}</span>
      <Down />
    </>
  );
}

export const Down = (): JSX.Element => (
  <svg width="9" height="6" viewBox="0 0 9 6" aria-hidden="true">
    <path d="M1 1l3.5 3.5L8 1" fill="none" stroke="currentColor" stroke-width="1.4" />
  </svg>
);
