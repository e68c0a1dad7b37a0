// The groove's brush: what a drag and what a key do to the period. While either lasts only the strip follows; then the filters do.
import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { brushed, dayUnder, type Handle, leastDays, moved, pressed, shifted } from "./groove_geometry";
import { dayNumber, daysIn, isWhole, type Period } from "./periods";

export interface Brush {
  history: Period;
  held: Signal<Period | null>;
  shown(): Period;
  set(period: Period): void;
}

type Drag = { kind: "new" } | { kind: "whole"; period: Period } | { kind: Handle; period: Period };

/** Pixels below which a press is a press and no drag. */
const slack = 4;

export function useBrush(strip: { current: HTMLElement | null }, { history, held, over, shown, set }: Brush & { over: Signal<number | null> }): JSX.HTMLAttributes<HTMLDivElement> {
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);
  const place = (event: PointerEvent): number => event.clientX - (strip.current?.getBoundingClientRect().left ?? 0);
  const dayAt = (x: number) => dayUnder(x, history, strip.current?.clientWidth ?? 1);
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    const start = place(event);
    const drag = grasp(event.target, shown(), dayAt(start), history);
    if (drag.kind === "from" || drag.kind === "to") (event.target as HTMLElement).focus({ preventScroll: true });
    event.preventDefault();
    over.value = null;
    const follow = (now: PointerEvent): void => {
      const x = place(now);
      if (held.value !== null || Math.abs(x - start) >= slack) held.value = dragged(drag, dayAt(start), dayAt(x), history);
    };
    const finish = (): void => {
      const chosen = held.value;
      stop.current();
      if (chosen) set(chosen);
      else if (drag.kind === "new") set(history);
    };
    const listeners: [keyof WindowEventMap, (event: never) => void][] = [
      ["pointermove", follow],
      ["pointerup", finish],
      ["pointercancel", () => stop.current()],
      ["keydown", (now: KeyboardEvent) => now.key === "Escape" && stop.current()],
    ];
    for (const [kind, listener] of listeners) window.addEventListener(kind, listener as EventListener);
    stop.current = () => {
      for (const [kind, listener] of listeners) window.removeEventListener(kind, listener as EventListener);
      held.value = null;
    };
  };
  return {
    onPointerDown: begin,
    onPointerMove: (event) => {
      if (held.value === null && event.pointerType === "mouse") over.value = place(event);
    },
    onPointerLeave: () => {
      over.value = null;
    },
  };
}

/** A press on a handle moves that end, one inside the period moves it, any other draws a new one. */
function grasp(target: EventTarget | null, period: Period, day: string, history: Period): Drag {
  const handle = target instanceof HTMLElement ? target.dataset["handle"] : undefined;
  if (handle === "from" || handle === "to") return { kind: handle, period };
  const inside = day >= period.from && day <= period.to && !isWhole(period, history) && daysIn(period) >= leastDays;
  return inside ? { kind: "whole", period } : { kind: "new" };
}

function dragged(drag: Drag, start: string, now: string, history: Period): Period {
  if (drag.kind === "new") return brushed(start, now, history);
  if (drag.kind === "whole") return shifted(drag.period, dayNumber(now) - dayNumber(start), history);
  return moved(drag.period, drag.kind, now, history);
}

/** Keys in a row make one change of the filters. */
const settleMs = 250;

export function useKeys({ history, held, shown, set }: Brush): (handle: Handle) => JSX.KeyboardEventHandler<HTMLElement> {
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (handle) => (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = pressed(shown(), handle, event.key, history);
    if (!next) return;
    event.preventDefault();
    held.value = next;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      held.value = null;
      set(next);
    }, settleMs);
  };
}
