// A strip of single numbers, each with what it is and when; those with plays behind them are buttons.
import type { JSX } from "preact";
import "../style/facts.css";

export interface Fact {
  label: string;
  value: string;
  detail: string;
  onOpen?: () => void;
  testid?: string;
}

export function Facts({ facts }: { facts: Fact[] }): JSX.Element {
  return (
    <div class="facts">
      {facts.map(({ label, value, detail, onOpen, testid }) => {
        const lines = (
          <>
            <span class="facts-label">{label}</span>
            <span class="facts-value">{value}</span>
            <span class="facts-detail">{detail}</span>
          </>
        );
        return onOpen ? (
          <button type="button" class="facts-fact" key={label} onClick={onOpen} data-testid={testid}>
            {lines}
          </button>
        ) : (
          <div class="facts-fact" key={label} data-testid={testid}>
            {lines}
          </div>
        );
      })}
    </div>
  );
}
