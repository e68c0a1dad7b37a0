// A strip of numbers that matter, each with what it compares to and a bar a year.
import type { ComponentChildren, JSX } from "preact";

export interface KeyNumber {
  name: string;
  label: string;
  value: string;
  /** "of 3,713" behind the value. */
  of?: string;
  detail: ComponentChildren;
  /** One bar a year. */
  years?: { year: number; value: number; strong: boolean }[];
  onOpen?: () => void;
}

export function KeyNumbers({ numbers }: { numbers: KeyNumber[] }): JSX.Element {
  return (
    <div class="key-numbers">
      {numbers.map((number) => (
        <KeyNumberCell key={number.name} {...number} />
      ))}
    </div>
  );
}

function KeyNumberCell({ name, label, value, of, detail, years, onOpen }: KeyNumber): JSX.Element {
  const inside = (
    <>
      <span class="key-label">{label}</span>
      <span class="key-value" data-testid={`kpi-${name}`}>
        {value}
        {of && <small> {of}</small>}
      </span>
      <span class="key-detail">{detail}</span>
      {years && <YearSpark years={years} />}
    </>
  );
  return onOpen ? (
    <button type="button" class="key-number" onClick={onOpen}>
      {inside}
    </button>
  ) : (
    <div class="key-number">{inside}</div>
  );
}

function YearSpark({ years }: { years: NonNullable<KeyNumber["years"]> }): JSX.Element | null {
  const most = Math.max(0, ...years.map(({ value }) => value));
  if (years.length < 2 || most === 0) return null;
  const slot = 180 / years.length;
  return (
    <svg class="key-spark" viewBox="0 0 180 26" preserveAspectRatio="none" aria-hidden="true">
      {years.map(({ year, value, strong }, i) => {
        const high = value > 0 ? Math.max(1, (value / most) * 26) : 0;
        return <rect key={year} x={i * slot} y={26 - high} width={slot * 0.86} height={high} fill={strong ? "var(--data)" : "var(--data2)"} />;
      })}
    </svg>
  );
}

/** "▲ 12 % on the year before"; up and down by shape and colour. */
export function Change({ now, before, than }: { now: number; before: number; than: string }): JSX.Element {
  if (before === 0) return <>none in {than}</>;
  const change = now / before - 1;
  if (Math.abs(change) < 0.005) return <>the same as in {than}</>;
  const size = change > 9.995 ? `${(now / before).toFixed(0)} times as many as in ${than}` : null;
  if (size) return <>{size}</>;
  return (
    <>
      <span class={change > 0 ? "rise" : "fall"}>
        {change > 0 ? "▲" : "▼"} {Math.abs(change * 100).toFixed(0)}&nbsp;%
      </span>{" "}
      on {than}
    </>
  );
}
