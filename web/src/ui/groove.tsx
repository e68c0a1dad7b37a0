// The groove: the whole history as one mirrored strip of weeks, and the brush that sets the period.
import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { Weeks } from "../api/types";
import { day as writeDay, number, period as periodWords } from "../format/words";
import { useBrush, useKeys } from "./groove_brush";
import { type Bar, bars as drawBars, barsHeight, endOf, type Handle, nearest, outline, xOf, yearMarks } from "./groove_geometry";
import { dayNumber, isWhole, type Period, within } from "./periods";
import { useWidth } from "./use_width";

interface GrooveProps {
  weeks: Weeks["weeks"];
  history: Period;
  /** What the filters say; null: everything. */
  period: Period | null;
  /** null: the whole history. */
  onChange(period: Period | null): void;
}

export function Groove({ weeks, history, period, onChange }: GrooveProps): JSX.Element {
  const strip = useRef<HTMLDivElement>(null);
  const width = useWidth(strip);
  const held = useSignal<Period | null>(null);
  const over = useSignal<number | null>(null);
  const drawn = useMemo(() => drawBars(weeks, history, width), [weeks, history.from, history.to, width]);
  const path = useMemo(() => outline(drawn), [drawn]);
  const marks = useMemo(() => yearMarks(history, width), [history.from, history.to, width]);
  const set = (next: Period): void => onChange(isWhole(next, history) ? null : next);
  const shown = (): Period => held.value ?? (period && within(period, history)) ?? history;
  const brush = useBrush(strip, { history, held, over, shown, set });
  const keys = useKeys({ history, held, shown, set });
  const at = shown();
  const [left, right] = [xOf(at.from, history, width), endOf(at.to, history, width)];
  const whole = isWhole(at, history);
  return (
    <div ref={strip} class={`groove${whole ? "" : " set"}`} role="group" aria-label="Period" data-testid="groove" {...brush}>
      <svg width={width} height={62} aria-hidden="true">
        <clipPath id="groove-inside">
          <rect x={left} y={0} width={Math.max(0, right - left)} height={barsHeight} />
        </clipPath>
        {!whole && <rect class="wash" x={left} y={0} width={Math.max(0, right - left)} height={barsHeight} />}
        <path class="out" d={path} />
        <path class="in" d={path} clip-path="url(#groove-inside)" />
        {marks.map(({ x, text }) => (
          <text key={text} class="year" x={x} y={58}>
            {text}
          </text>
        ))}
      </svg>
      {held.value ? <Chosen period={held.value} x={left} width={width} /> : <Under over={over} drawn={drawn} width={width} />}
      <End handle="from" name="Start of the period" x={left} period={at} history={history} keys={keys} />
      <End handle="to" name="End of the period" x={right} period={at} history={history} keys={keys} />
    </div>
  );
}

interface EndProps {
  handle: Handle;
  name: string;
  x: number;
  period: Period;
  history: Period;
  keys: (handle: Handle) => JSX.KeyboardEventHandler<HTMLElement>;
}

function End({ handle, name, x, period, history, keys }: EndProps): JSX.Element {
  const day = period[handle];
  return (
    <div
      class="handle"
      role="slider"
      tabIndex={0}
      data-handle={handle}
      data-testid={`handle-${handle}`}
      aria-label={name}
      aria-valuemin={dayNumber(history.from)}
      aria-valuemax={dayNumber(history.to)}
      aria-valuenow={dayNumber(day)}
      aria-valuetext={writeDay(day)}
      style={{ left: `${x}px` }}
      onKeyDown={keys(handle)}
    />
  );
}

/** Pixels that a label may take to its right. */
const labelRoom = 190;

/** What the brush holds while it moves. */
function Chosen({ period, x, width }: { period: Period; x: number; width: number }): JSX.Element {
  return (
    <div class="under quiet-line" style={{ left: `${Math.max(0, Math.min(x, width - labelRoom))}px` }} aria-hidden="true">
      <span>
        <b>{periodWords(period.from, period.to)}</b>
      </span>
    </div>
  );
}

/** The week under the pointer, in words: what a bar says when asked. */
function Under({ over, drawn, width }: { over: Signal<number | null>; drawn: Bar[]; width: number }): JSX.Element | null {
  const x = over.value;
  const bar = x === null ? null : nearest(drawn, x);
  if (!bar) return null;
  const middle = bar.x + bar.width / 2;
  return (
    <div class={`under${middle > width - labelRoom ? " toward-left" : ""}`} style={{ left: `${middle}px` }} aria-hidden="true">
      <span>
        {writeDay(bar.from)}: <b>{number(Math.round(bar.plays))}</b> {bar.plays === 1 ? "play" : "plays"} a week
      </span>
    </div>
  );
}
