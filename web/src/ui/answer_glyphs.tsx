// Small drawings under an answer: 260 × 46, one look for all four.
import type { ComponentChildren, JSX } from "preact";

const from = 6;
const to = 254;

function Glyph({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <svg class="glyph" viewBox="0 0 260 46" role="img" aria-label={label}>
      {children}
    </svg>
  );
}

interface AnswerIntervalProps {
  value: number;
  low: number | null;
  high: number | null;
  /** Ends of the scale, and what they read. */
  scale: [number, number];
  ends: [string, string];
  /** Above the dot. */
  text: string;
  colour: string;
  /** An upright line to compare with: luck, zero. */
  reference?: { at: number; text: string };
  label: string;
}

/** An estimate and its 95 % band on a scale. */
export function AnswerInterval({ value, low, high, scale, ends, text, colour, reference, label }: AnswerIntervalProps): JSX.Element {
  const x = (at: number): number => from + ((Math.max(scale[0], Math.min(scale[1], at)) - scale[0]) / (scale[1] - scale[0])) * (to - from);
  const middle = Math.max(22, Math.min(238, x(value)));
  return (
    <Glyph label={label}>
      <line x1={from} x2={to} y1={27} y2={27} stroke="var(--line2)" />
      {low !== null && high !== null && <line x1={x(low)} x2={x(high)} y1={27} y2={27} stroke={colour} stroke-width={7} stroke-linecap="round" opacity={0.38} />}
      {reference && <line x1={x(reference.at)} x2={x(reference.at)} y1={19} y2={35} stroke="var(--ink3)" stroke-dasharray="2 2" />}
      <circle cx={x(value)} cy={27} r={4.5} fill={colour} />
      <text x={middle} y={13} text-anchor="middle" class="glyph-value">
        {text}
      </text>
      <text x={from} y={45}>
        {ends[0]}
      </text>
      {reference && (
        <text x={Math.max(70, Math.min(190, x(reference.at)))} y={45} text-anchor="middle">
          {reference.text}
        </text>
      )}
      <text x={to} y={45} text-anchor="end">
        {ends[1]}
      </text>
    </Glyph>
  );
}

/** Plays of the 24 hours, the busiest half in full colour. */
export function HoursGlyph({ hours, busiest, label }: { hours: number[]; busiest: number[]; label: string }): JSX.Element {
  const most = Math.max(1e-9, ...hours);
  const slot = (to - from) / 24;
  return (
    <Glyph label={label}>
      {hours.map((plays, hour) => {
        const high = Math.max(1, (plays / most) * 29);
        return <rect key={hour} x={from + hour * slot} y={31 - high} width={slot * 0.84} height={high} rx={1} fill={busiest.includes(hour) ? "var(--data)" : "var(--data2)"} />;
      })}
      <text x={from} y={45}>
        00
      </text>
      <text x={130} y={45} text-anchor="middle">
        12
      </text>
      <text x={to} y={45} text-anchor="end">
        24
      </text>
    </Glyph>
  );
}

/** Not enough data: an open dot on a line of dashes. */
export function NothingGlyph(): JSX.Element {
  return (
    <Glyph label="Not enough data">
      <line x1={from} x2={to} y1={27} y2={27} stroke="var(--line2)" stroke-dasharray="3 4" />
      <circle cx={130} cy={27} r={4.5} fill="var(--bg)" stroke="var(--ink3)" stroke-width={1.5} />
    </Glyph>
  );
}
