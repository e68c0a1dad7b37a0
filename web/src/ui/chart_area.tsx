// Where a chart is drawn: again when its answer, its width or the theme changes; walked by arrow keys.
import type { EChartsOption } from "echarts";
import type { MutableRef } from "preact/hooks";
import { useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { VNode } from "preact";
import type { ChartContext } from "../charts/base";
import { pageContext } from "../charts/context";
import type { Chart, Mark } from "../charts/host";
import type { Step } from "../charts/marks";
import { number } from "../format/words";
import { begin } from "../state/pending";
import { theme } from "../state/theme";
import { Stale } from "./states";
import { useWidth } from "./use_width";

/** In a chunk of its own, on its way as soon as a figure is to be shown. The font first: labels are measured in it. */
const host = import("../charts/host");
host.catch(() => undefined);
const font = document.fonts.load('400 12px "Instrument Sans Variable"').catch(() => []);

interface ChartAreaProps {
  chart: MutableRef<Chart | null>;
  label: string;
  height: number | ((width: number) => number);
  option: (context: ChartContext) => EChartsOption;
  onMark: ((mark: Mark) => void) | undefined;
}

export function ChartArea({ chart, label, height, option, onMark }: ChartAreaProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const tall = Math.round(typeof height === "number" ? height : width > 0 ? height(width) : 0);
  const onPress = useRef(onMark);
  onPress.current = onMark;
  const [said, say] = useState("");
  const { mounted, failed } = useChart(frame, chart, onPress);
  const broken = useDrawing({ chart, mounted, width, tall, option });

  const onKeyDown = (event: KeyboardEvent): void => {
    const drawn = chart.current;
    const step = steps[event.key];
    if (!drawn || event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) {
      const mark = drawn.walk(step);
      if (mark) say(drawn.told() || spoken(mark));
    } else if ((event.key === "Enter" || event.key === " ") && drawn.current() && onMark) onMark(drawn.current()!);
    else if (event.key === "Escape" && drawn.current()) drawn.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (failed || broken) return <p class="nothing">The chart could not be {failed ? "loaded" : "drawn"}. The table has the same numbers.</p>;
  return (
    <>
      <div ref={frame} class={`chart${onMark ? " pressed" : ""}`} role="img" aria-label={onMark ? `${label} Arrow keys go from mark to mark, Enter opens.` : label} tabIndex={0} style={{ height: `${tall}px` }} onKeyDown={onKeyDown} onBlur={() => chart.current?.leave()} />
      <span class="visually-hidden" aria-live="polite">{said}</span>
    </>
  );
}

const steps: Record<string, Step | undefined> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", Home: "first", End: "last" };

const spoken = ({ name, value }: Mark): string => (typeof value === "number" ? `${name}: ${number(value, Number.isInteger(value) ? 0 : 2)}` : typeof value === "string" && value !== name ? `${name}: ${value}` : name);

/** Mounted once the element is there and the chunk has come. */
function useChart(frame: MutableRef<HTMLDivElement | null>, chart: MutableRef<Chart | null>, onPress: MutableRef<((mark: Mark) => void) | undefined>): { mounted: boolean; failed: boolean } {
  const [mounted, setMounted] = useState(false);
  const [failed, fail] = useState(false);
  useEffect(() => {
    let left = false;
    const done = begin();
    const begun = Promise.all([host, font]).then(([{ mount }]) => {
      if (left || !frame.current) return;
      chart.current = mount(frame.current, (mark) => onPress.current?.(mark));
      setMounted(true);
    });
    begun.catch(() => !left && fail(true)).finally(done);
    return () => {
      left = true;
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  return { mounted, failed };
}

interface Drawing {
  chart: MutableRef<Chart | null>;
  mounted: boolean;
  width: number;
  tall: number;
  option: (context: ChartContext) => EChartsOption;
}

/** Drawn in the next frame, however many things have changed; not again for an answer that is about to be replaced. True: it failed. */
function useDrawing({ chart, mounted, width, tall, option }: Drawing): boolean {
  const stale = useContext(Stale);
  const dressed = theme.value;
  const drawn = useRef("");
  const [broken, fail] = useState(false);
  const shape = `${width} ${tall} ${dressed}`;
  useLayoutEffect(() => {
    if (!mounted || width === 0 || tall === 0 || (stale && drawn.current === shape)) return;
    const done = begin();
    const frame = requestAnimationFrame(() => {
      const context = pageContext(width, tall, dressed, drawn.current !== "");
      drawn.current = shape;
      try {
        chart.current?.draw(option(context), context);
      } catch (error) {
        console.error(error);
        fail(true);
      }
      done();
    });
    return () => {
      cancelAnimationFrame(frame);
      done();
    };
  }, [mounted, shape, option, stale]);
  return broken;
}
